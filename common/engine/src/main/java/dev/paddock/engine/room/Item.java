package dev.paddock.engine.room;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something durable on its way to being readable and visible.
 *
 * @param answer to the gateway that asked, null if nobody asked
 */
record Item(List<Change> changes, @Nullable Reply answer) {
  /** An answer and the gateway it goes to. */
  record Reply(String gateway, dev.paddock.engine.bus.BusMessage.Answer answer) {}
}
