package dev.paddock.simulate;

import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.Mark;
import dev.paddock.engine.journal.ReaderRule;
import dev.paddock.engine.journal.Snapshots;
import dev.paddock.engine.room.DecisionCodec;
import dev.paddock.engine.room.EvolveFailed;
import dev.paddock.engine.room.Kinds;
import dev.paddock.engine.room.RoomSnapshots;
import dev.paddock.engine.room.Rooms;
import dev.paddock.engine.wire.WireCodec;
import dev.paddock.testkit.log.FakeEvents;
import dev.paddock.testkit.log.FakeLog;
import java.util.ArrayList;
import java.util.List;

/** Looks at every transaction of a publisher: events once and in order, checkpoints as the log. */
final class PublishWatch {
  private final FakeLog log;
  private final Truth truth;
  private final Kinds kinds;
  private final WireCodec wire;
  private final List<Fold> folds = new ArrayList<>();

  PublishWatch(FakeLog log, Truth truth, Kinds kinds, WireCodec wire) {
    this.log = log;
    this.truth = truth;
    this.kinds = kinds;
    this.wire = wire;
    restart();
  }

  /** Another log is there: it is published from its beginning. */
  void restart() {
    folds.clear();
    for (int p = 0; p < log.partitions(); p++) {
      folds.add(new Fold(p));
    }
  }

  /** How many events of a partition are published. */
  int published(int partition) {
    return folds.get(partition).published;
  }

  /**
   * A transaction is there.
   *
   * @throws Broken if it should not be as it is
   */
  void committed(FakeEvents.Committed committed) {
    folds.get(committed.partition()).committed(committed);
  }

  /** A partition as it is published. */
  private final class Fold {
    private final int partition;
    private final Rooms rooms = new Rooms(kinds, wire);
    private final ReaderRule rule = new ReaderRule(Mark.start(log.topicId()));
    private final DecisionCodec codec = new DecisionCodec(kinds, wire);
    private int published;

    Fold(int partition) {
      this.partition = partition;
    }

    void committed(FakeEvents.Committed committed) {
      var reader = truth.reader(partition);
      for (var event : committed.events()) {
        var next = published < reader.published().size() ? reader.published().get(published) : "";
        if (!event.id().equals(next)) {
          throw new Broken(
              Invariant.EVENTS_ONCE, event.id() + " is published where '" + next + "' is next");
        }
        published++;
      }
      if (published != reader.publishedBefore(committed.mark().offset())) {
        throw new Broken(
            Invariant.EVENTS_ONCE,
            published + " events are published, the mark is " + committed.mark());
      }
      var checkpoint = committed.checkpoint();
      if (checkpoint != null) {
        check(checkpoint);
      }
    }

    private void check(Snapshots.Checkpoint checkpoint) {
      var mark = checkpoint.mark();
      log.entries(partition, rule.mark().offset(), mark.offset()).forEach(this::read);
      if (!rule.mark().equals(mark)) {
        throw new Broken(Invariant.CHECKPOINT_AT_ITS_MARK, rule.mark() + " is not " + mark);
      }
      var snapshots = new RoomSnapshots(kinds, wire);
      var stored = new Rooms(kinds, wire);
      checkpoint.rooms().forEach(room -> snapshots.restore(stored, room));
      snapshots.restore(stored, checkpoint.loose(), checkpoint.nextCommand());
      var difference = Folds.difference(snapshots, stored, rooms);
      if (difference != null) {
        throw new Broken(Invariant.CHECKPOINT_AT_ITS_MARK, mark + ": " + difference);
      }
    }

    private void read(Journal.Entry entry) {
      if (rule.read(entry.offset(), entry.head()) != ReaderRule.Verdict.COUNTS) {
        return;
      }
      try {
        rooms.apply(codec.decode(entry.head().type(), entry.value()));
      } catch (EvolveFailed bug) {
        // The room is quarantined here as it was in the writer.
      }
    }
  }
}
