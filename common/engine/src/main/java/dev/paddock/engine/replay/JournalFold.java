package dev.paddock.engine.replay;

import dev.paddock.core.History;
import dev.paddock.core.RoomId;
import dev.paddock.engine.history.FoldedDocuments;
import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.Mark;
import dev.paddock.engine.journal.ReaderRule;
import dev.paddock.engine.journal.Snapshots;
import dev.paddock.engine.room.Change;
import dev.paddock.engine.room.Decision;
import dev.paddock.engine.room.DecisionCodec;
import dev.paddock.engine.room.EvolveFailed;
import dev.paddock.engine.room.Kinds;
import dev.paddock.engine.room.Room;
import dev.paddock.engine.room.RoomSnapshots;
import dev.paddock.engine.room.Rooms;
import dev.paddock.engine.room.Spoken;
import dev.paddock.engine.wire.WireCodec;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rooms of one partition of a journal by the reader rule, with what their channels were told
 * and the documents their events ask for.
 */
final class JournalFold {
  private static final Logger LOG = LoggerFactory.getLogger(JournalFold.class);

  private final Journal journal;
  private final String topic;
  private final int partition;
  private final DecisionCodec codec;
  private final Rooms rooms;
  private final ReaderRule rule;
  private final FoldedDocuments documents;
  private final Map<RoomId, Told> told = new HashMap<>();
  private final Map<RoomId, String> closed = new HashMap<>();
  private final Map<RoomId, Long> decided = new HashMap<>();

  /** Rooms that began before the log does: nothing can be said of them. */
  private final Set<RoomId> unknown = new HashSet<>();

  /**
   * A fold that stands where the log begins, or at a checkpoint if it begins later than at 0.
   *
   * @param start the oldest offset there is
   * @param documents take the events' documents
   */
  JournalFold(
      Kinds kinds,
      WireCodec wire,
      Journal journal,
      String topic,
      int partition,
      long start,
      Snapshots.@Nullable Checkpoint checkpoint,
      FoldedDocuments documents) {
    this.journal = journal;
    this.topic = topic;
    this.partition = partition;
    this.documents = documents;
    codec = new DecisionCodec(kinds, wire);
    rooms = new Rooms(kinds, wire);
    if (checkpoint == null) {
      rule = new ReaderRule(new Mark(journal.topicId(), start, -1, 0, false));
    } else {
      rule = new ReaderRule(checkpoint.mark());
      var snapshots = new RoomSnapshots(kinds, wire);
      checkpoint.rooms().forEach(room -> snapshots.restore(rooms, room));
    }
  }

  /** Reads on up to an offset; blocks. */
  void advance(long upTo, Runnable step) {
    journal.read(
        partition,
        rule.mark().offset(),
        upTo,
        entry -> {
          step.run();
          take(entry);
        });
  }

  int partition() {
    return partition;
  }

  long offset() {
    return rule.mark().offset();
  }

  /** Records that did not count. */
  long skipped() {
    return rule.skipped();
  }

  Collection<Room> rooms() {
    return rooms.all();
  }

  /** Rooms that are over and have not begun anew, with the event that ended them. */
  Map<RoomId, String> closed() {
    return closed;
  }

  Set<RoomId> unknown() {
    return unknown;
  }

  @Nullable Told told(RoomId room) {
    return told.get(room);
  }

  /** Offset of the newest decision of a room; −1 if it is older than the log. */
  long decided(RoomId room) {
    return decided.getOrDefault(room, -1L);
  }

  private void take(Journal.Entry entry) {
    if (rule.read(entry.offset(), entry.head()) != ReaderRule.Verdict.COUNTS) {
      return;
    }
    var decision = codec.decode(entry.head().type(), entry.value());
    if (decision instanceof Decision.Accepted accepted) {
      var known = known(accepted);
      if (known != null) {
        decided.put(known.room(), entry.offset());
        apply(known, topic + "-" + partition + "@" + entry.offset());
      }
    }
  }

  /** Of a decision what can be folded: a room has to be seen from a beginning. */
  private Decision.@Nullable Accepted known(Decision.Accepted accepted) {
    var parts = accepted.parts();
    if (rooms.find(accepted.room()) != null || begins(parts.getFirst())) {
      unknown.remove(accepted.room());
      return accepted;
    }
    var later = parts.subList(1, parts.size());
    if (later.isEmpty() || !begins(later.getFirst())) {
      unknown.add(accepted.room());
      return null;
    }
    unknown.remove(accepted.room());
    return new Decision.Accepted(
        accepted.room(), accepted.at(), accepted.actor(), accepted.cause(), later);
  }

  private static boolean begins(Decision.Part part) {
    return part.seq() == 0 && !part.renewed();
  }

  private void apply(Decision.Accepted accepted, String place) {
    try {
      rooms.apply(accepted).forEach(change -> changed(change, place));
    } catch (EvolveFailed bug) {
      LOG.error("{} quarantines", place, bug);
    }
  }

  private void changed(Change change, String place) {
    var channel = told.get(change.room());
    if (channel == null || !channel.epoch().equals(change.epoch())) {
      channel = new Told(change);
      told.put(change.room(), channel);
    }
    for (var spoken : change.spoken()) {
      if (!spoken.isForAsker()) {
        channel.add(new Told.Line(spoken, place));
        documents.add(event(change, spoken), place);
      }
    }
    if (change.closed()) {
      var last = channel.newest();
      closed.put(change.room(), last == null ? place : channel.name(last));
    } else {
      closed.remove(change.room());
    }
  }

  private static History.Told event(Change change, Spoken spoken) {
    return new History.Told(
        change.room(),
        change.epoch(),
        spoken.seq(),
        spoken.type(),
        spoken.at().truncatedTo(ChronoUnit.MILLIS),
        new JsonObject(Buffer.buffer(spoken.bytes())).getMap());
  }

  /** The histories of all kinds of a service. */
  static List<History> histories(Kinds kinds) {
    return kinds.kinds().stream().flatMap(kind -> kind.histories().stream()).toList();
  }
}
