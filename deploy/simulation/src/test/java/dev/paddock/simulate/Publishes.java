package dev.paddock.simulate;

import dev.paddock.core.RoomId;
import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.Mark;
import dev.paddock.engine.publish.PublishLog;
import dev.paddock.testkit.log.FakeEvents;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Logs whose transactions are none. */
final class Publishes {
  private Publishes() {}

  /** Snapshots are there at once, whatever becomes of their transaction. */
  static final class Hasty extends Handing {
    private final FakeEvents events;

    Hasty(PublishLog inner, FakeEvents events) {
      super(inner);
      this.events = events;
    }

    @Override
    public Outlet open(int partition) {
      return new HandingOutlet(inner.open(partition)) {
        @Override
        public void snapshot(RoomId room, byte @Nullable [] snapshot) {
          events.store(partition, room.value(), snapshot);
        }
      };
    }
  }

  /** The mark is not in the transaction: who comes next knows the one before. */
  static final class Forgetful extends Handing {
    private final java.util.Map<Integer, Place> before = new java.util.HashMap<>();

    Forgetful(PublishLog inner) {
      super(inner);
    }

    @Override
    public Place place(int partition) {
      var now = inner.place(partition);
      var old = before.put(partition, now);
      return old == null ? now : old;
    }
  }

  /** Hands every call on. */
  private abstract static class Handing implements PublishLog {
    final PublishLog inner;

    Handing(PublishLog inner) {
      this.inner = inner;
    }

    @Override
    public Outlet open(int partition) {
      return inner.open(partition);
    }

    @Override
    public Place place(int partition) {
      return inner.place(partition);
    }

    @Override
    public Tail tail() {
      return inner.tail();
    }

    @Override
    public String topicId() {
      return inner.topicId();
    }

    @Override
    public void read(int partition, long from, long upTo, Journal.EntryHandler handler) {
      inner.read(partition, from, upTo, handler);
    }

    @Override
    public void trim(int partition, Mark mark, Instant earlier) {
      inner.trim(partition, mark, earlier);
    }
  }

  /** Hands every call on. */
  private static class HandingOutlet implements PublishLog.Outlet {
    private final PublishLog.Outlet inner;

    HandingOutlet(PublishLog.Outlet inner) {
      this.inner = inner;
    }

    @Override
    public void begin() {
      inner.begin();
    }

    @Override
    public void event(PublishLog.Event event) {
      inner.event(event);
    }

    @Override
    public void snapshot(RoomId room, byte @Nullable [] snapshot) {
      inner.snapshot(room, snapshot);
    }

    @Override
    public void seal(PublishLog.Seal seal) {
      inner.seal(seal);
    }

    @Override
    public void commit(Mark mark) {
      inner.commit(mark);
    }

    @Override
    public void close() {
      inner.close();
    }
  }
}
