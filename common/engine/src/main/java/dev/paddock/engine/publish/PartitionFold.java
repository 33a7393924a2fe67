package dev.paddock.engine.publish;

import dev.paddock.core.RoomId;
import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.Mark;
import dev.paddock.engine.journal.ReaderRule;
import dev.paddock.engine.journal.Snapshots;
import dev.paddock.engine.room.Change;
import dev.paddock.engine.room.Decision;
import dev.paddock.engine.room.DecisionCodec;
import dev.paddock.engine.room.EvolveFailed;
import dev.paddock.engine.room.Kinds;
import dev.paddock.engine.room.RoomSnapshots;
import dev.paddock.engine.room.Rooms;
import dev.paddock.engine.wire.WireCodec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rooms of a partition as its journal says, and which of them the checkpoint does not know. */
final class PartitionFold {
  private static final Logger LOG = LoggerFactory.getLogger(PartitionFold.class);

  private final DecisionCodec codec;
  private final RoomSnapshots snapshots;
  private final EventEnvelopes envelopes;
  private final Rooms rooms;
  private final ReaderRule rule;

  /** Keys of rooms that have a snapshot. */
  private final Set<String> stored;

  /** Keys of rooms whose snapshot is not as the room is. */
  private final Set<String> dirty = new HashSet<>();

  /**
   * A fold that stands at its checkpoint, or at the beginning.
   *
   * @param checkpoint of this journal
   * @param stored keys of rooms that have a snapshot, whatever it is worth
   */
  PartitionFold(
      Kinds kinds,
      WireCodec wire,
      int partition,
      Mark beginning,
      Snapshots.@Nullable Checkpoint checkpoint,
      Set<String> stored) {
    this.codec = new DecisionCodec(kinds, wire);
    this.snapshots = new RoomSnapshots(kinds, wire);
    this.envelopes = new EventEnvelopes(partition);
    this.rooms = new Rooms(kinds, wire);
    this.stored = new HashSet<>(stored);
    if (checkpoint == null) {
      this.rule = new ReaderRule(beginning);
      this.dirty.addAll(stored);
    } else {
      this.rule = new ReaderRule(checkpoint.mark());
      checkpoint.rooms().forEach(room -> snapshots.restore(rooms, room));
      snapshots.restore(rooms, checkpoint.loose(), checkpoint.nextCommand());
    }
  }

  /** The place behind the newest record. */
  Mark mark() {
    return rule.mark();
  }

  /** Takes the next record and returns the public events it counts for. */
  List<PublishLog.Event> apply(Journal.Entry entry) {
    if (rule.read(entry.offset(), entry.head()) != ReaderRule.Verdict.COUNTS) {
      return List.of();
    }
    var decision = codec.decode(entry.head().type(), entry.value());
    touched(decision).forEach(room -> dirty.add(room.value()));
    try {
      return events(decision, rooms.apply(decision));
    } catch (EvolveFailed bug) {
      LOG.error("offset {} of partition {} quarantines", entry.offset(), entry.partition(), bug);
      return List.of();
    }
  }

  /** Writes what the newest checkpoint does not know; {@link #checkpointed} when it is there. */
  void checkpoint(PublishLog.Outlet outlet) {
    for (var key : dirty) {
      var id = new RoomId(key);
      var room = rooms.find(id);
      if (room != null) {
        outlet.snapshot(id, snapshots.encode(room));
      } else if (stored.contains(key)) {
        outlet.snapshot(id, null);
      }
    }
    outlet.seal(
        new PublishLog.Seal(
            mark(), rooms.nextCommand(), rooms.all().size(), snapshots.encodeLoose(rooms)));
  }

  /** The checkpoint written last was committed. */
  void checkpointed() {
    stored.clear();
    rooms.all().forEach(room -> stored.add(room.id().value()));
    dirty.clear();
  }

  /** Answers are part of a room's snapshot, so refusals count too. */
  private static List<RoomId> touched(Decision decision) {
    return switch (decision) {
      case Decision.Accepted accepted -> List.of(accepted.room());
      case Decision.Refusals refusals ->
          refusals.refusals().stream().map(Decision.Refusal::room).toList();
      case Decision.Failed failed -> List.of();
    };
  }

  private List<PublishLog.Event> events(Decision decision, List<Change> changes) {
    if (!(decision instanceof Decision.Accepted accepted)) {
      return List.of();
    }
    var events = new ArrayList<PublishLog.Event>();
    for (var change : changes) {
      for (var spoken : change.spoken()) {
        if (!spoken.isForAsker()) {
          events.add(envelopes.envelope(accepted, change, spoken));
        }
      }
    }
    return events;
  }
}
