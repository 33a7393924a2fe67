package dev.paddock.testkit.log;

import dev.paddock.core.RoomId;
import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.Mark;
import dev.paddock.engine.publish.PublishLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The log as one node's publisher sees it: any step may fail, and a later holder fences it. */
public final class FakePublishLog implements PublishLog {
  /** What becomes of a step. */
  public enum Fate {
    GOOD,
    /** It fails, and nothing of the transaction ever was. */
    FAILS,
    /** It is done, and yet it fails. */
    DONE_BUT_FAILS
  }

  /** Says what becomes of each step; may kill the node. */
  public interface Fates {
    Fate next();
  }

  private final FakeLog log;
  private final FakeEvents events;
  private final Fates fates;

  public FakePublishLog(FakeLog log, FakeEvents events, Fates fates) {
    this.log = log;
    this.events = events;
    this.fates = fates;
  }

  @Override
  public Outlet open(int partition) {
    step();
    return new FakeOutlet(partition, events.open(partition));
  }

  @Override
  public Place place(int partition) {
    step();
    return events.place(partition);
  }

  @Override
  public Tail tail() {
    return new FakeTail();
  }

  @Override
  public String topicId() {
    return log.topicId();
  }

  @Override
  public void read(int partition, long from, long upTo, Journal.EntryHandler handler) {
    step();
    log.entries(partition, from, upTo).forEach(handler::entry);
  }

  @Override
  public void trim(int partition, Mark mark, Instant before) {}

  private void step() {
    if (fates.next() != Fate.GOOD) {
      throw new IllegalStateException("a step of the publisher fails");
    }
  }

  private final class FakeOutlet implements Outlet {
    private final int partition;
    private final int holder;
    private final List<Event> written = new ArrayList<>();
    private final Map<String, byte @Nullable []> snapshots = new LinkedHashMap<>();
    private @Nullable Seal seal;

    FakeOutlet(int partition, int holder) {
      this.partition = partition;
      this.holder = holder;
    }

    @Override
    public void begin() {
      step();
      written.clear();
      snapshots.clear();
      seal = null;
    }

    @Override
    public void event(Event event) {
      written.add(event);
    }

    @Override
    public void snapshot(RoomId room, byte @Nullable [] snapshot) {
      snapshots.put(room.value(), snapshot);
    }

    @Override
    public void seal(Seal sealed) {
      seal = sealed;
    }

    @Override
    public void commit(Mark mark) {
      var fate = fates.next();
      if (events.isFenced(partition, holder)) {
        throw new Fenced(new IllegalStateException("a later publisher is there"));
      }
      if (fate != Fate.FAILS) {
        events.commit(partition, List.copyOf(written), new TreeMap<>(snapshots), seal, mark);
      }
      if (fate != Fate.GOOD) {
        throw new IllegalStateException("a commit fails");
      }
    }

    @Override
    public void close() {}
  }

  /** Gives all there is at once. */
  private final class FakeTail implements Tail {
    private final Map<Integer, Long> positions = new TreeMap<>();

    @Override
    public void take(int partition, long from) {
      positions.put(partition, from);
    }

    @Override
    public void drop(int partition) {
      positions.remove(partition);
    }

    @Override
    public List<Journal.Entry> poll(Duration limit) {
      List<Journal.Entry> polled = List.of();
      for (var each : positions.entrySet()) {
        long end = log.end(each.getKey());
        if (each.getValue() < end) {
          polled = polled.isEmpty() ? new ArrayList<>() : polled;
          polled.addAll(log.entries(each.getKey(), each.getValue(), end));
          each.setValue(end);
        }
      }
      return polled;
    }

    @Override
    public void wakeup() {}

    @Override
    public long lag(int partition) {
      var position = positions.get(partition);
      return position == null ? 0 : log.end(partition) - position;
    }

    @Override
    public void close() {
      positions.clear();
    }
  }
}
