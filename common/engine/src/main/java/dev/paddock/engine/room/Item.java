package dev.paddock.engine.room;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something durable on its way to being readable and visible.
 *
 * @param answer to the gateway that asked, null if nobody asked
 * @param lane number of the record of which this is the last item; 0: of none
 */
record Item(List<Change> changes, @Nullable Reply answer, long lane) {
  Item(List<Change> changes, @Nullable Reply answer) {
    this(changes, answer, 0);
  }

  /** The same as the last item of a record. */
  Item endsRecord(long number) {
    return new Item(changes, answer, number);
  }

  /** An answer and the gateway it goes to. */
  record Reply(String gateway, dev.paddock.engine.bus.BusMessage.Answer answer) {}
}
