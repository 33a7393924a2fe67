package dev.paddock.engine.room;

import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.Mark;
import dev.paddock.engine.journal.ReaderRule;
import dev.paddock.engine.journal.Snapshots;
import dev.paddock.engine.wire.WireCodec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rebuilds the rooms of a partition: the newest checkpoint, then the journal up to a claim. */
public final class Recovery {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  private final Kinds kinds;
  private final WireCodec wire;
  private final DecisionCodec codec;

  public Recovery(Kinds kinds, WireCodec wire) {
    this.kinds = kinds;
    this.wire = wire;
    this.codec = new DecisionCodec(kinds, wire);
  }

  /**
   * What recovery found.
   *
   * @param since changes behind the checkpoint, in order: they may not have been told
   */
  public record Recovered(Rooms rooms, Mark mark, List<Change> since) {}

  /**
   * Folds a partition; blocks.
   *
   * @param upTo offset behind the last record to read
   */
  public Recovered recover(Journal journal, Snapshots snapshots, int partition, long upTo) {
    var rooms = new Rooms(kinds, wire);
    var start = restore(rooms, usable(snapshots.read(partition), journal, upTo));
    var rule = new ReaderRule(start == null ? Mark.start(journal.topicId()) : start);
    var since = new ArrayList<Change>();
    journal.read(partition, rule.mark().offset(), upTo, e -> fold(rule, rooms, since, e));
    return new Recovered(rooms, rule.mark(), since);
  }

  private Snapshots.@Nullable Checkpoint usable(
      Snapshots.@Nullable Checkpoint checkpoint, Journal journal, long upTo) {
    if (checkpoint == null) {
      return null;
    }
    var mark = checkpoint.mark();
    if (mark.topicId().equals(journal.topicId()) && mark.offset() <= upTo) {
      return checkpoint;
    }
    LOG.error("checkpoint {} is of another log than {}: not used", mark, journal.topicId());
    return null;
  }

  private @Nullable Mark restore(Rooms rooms, Snapshots.@Nullable Checkpoint checkpoint) {
    if (checkpoint == null) {
      return null;
    }
    var snapshots = new RoomSnapshots(kinds, wire);
    checkpoint.rooms().forEach(room -> snapshots.restore(rooms, room));
    snapshots.restore(rooms, checkpoint.loose(), checkpoint.nextCommand());
    return checkpoint.mark();
  }

  private void fold(ReaderRule rule, Rooms rooms, List<Change> since, Journal.Entry entry) {
    if (rule.read(entry.offset(), entry.head()) != ReaderRule.Verdict.COUNTS) {
      return;
    }
    try {
      since.addAll(rooms.apply(codec.decode(entry.head().type(), entry.value())));
    } catch (EvolveFailed bug) {
      LOG.error("quarantined in recovery, offset {}", entry.offset(), bug);
    }
  }
}
