package dev.paddock.engine.publish;

import dev.paddock.core.RoomId;
import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.Mark;
import java.time.Instant;

/** A log whose users are killed at a commit: nothing is closed, as by kill -9. */
final class DyingLog implements PublishLog {
  enum When {
    BEFORE_COMMIT,
    AFTER_COMMIT
  }

  private final PublishLog log;
  private final When when;
  private int deaths;

  /** Everybody is killed. */
  DyingLog(PublishLog log, When when) {
    this(log, when, Integer.MAX_VALUE);
  }

  /**
   * @param deaths how many are killed
   */
  DyingLog(PublishLog log, When when, int deaths) {
    this.log = log;
    this.when = when;
    this.deaths = deaths;
  }

  @Override
  public Outlet open(int partition) {
    return new DyingOutlet(log.open(partition));
  }

  @Override
  public Place place(int partition) {
    return log.place(partition);
  }

  @Override
  public Tail tail() {
    return log.tail();
  }

  @Override
  public String topicId() {
    return log.topicId();
  }

  @Override
  public void read(int partition, long from, long upTo, Journal.EntryHandler handler) {
    log.read(partition, from, upTo, handler);
  }

  @Override
  public void trim(int partition, Mark mark, Instant before) {
    log.trim(partition, mark, before);
  }

  private final class DyingOutlet implements Outlet {
    private final Outlet outlet;

    DyingOutlet(Outlet outlet) {
      this.outlet = outlet;
    }

    @Override
    public void begin() {
      outlet.begin();
    }

    @Override
    public void event(Event event) {
      outlet.event(event);
    }

    @Override
    public void snapshot(RoomId room, byte[] snapshot) {
      outlet.snapshot(room, snapshot);
    }

    @Override
    public void seal(Seal seal) {
      outlet.seal(seal);
    }

    @Override
    public void commit(Mark mark) {
      boolean survives = deaths == 0;
      if (survives || when == When.AFTER_COMMIT) {
        outlet.commit(mark);
      }
      if (survives) {
        return;
      }
      deaths--;
      throw new IllegalStateException("killed");
    }

    @Override
    public void close() {
      // The dead close nothing.
    }
  }
}
