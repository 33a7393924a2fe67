package dev.paddock.testkit.simulate;

import dev.paddock.engine.bus.BusMessage;
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
import dev.paddock.testkit.log.FakeLog;
import dev.paddock.testkit.simulate.counter.CounterKind;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The truth about a partition: it reads every record once, from the first, by the reader rule. */
final class Reader {
  private static final long GRACE_MILLIS = 10_000;

  private final FakeLog log;
  private final int partition;
  private final Rooms rooms;
  private final RoomSnapshots snapshots;
  private final DecisionCodec codec;
  private final ReaderRule rule;
  private final BiConsumer<Reader, Long> claimed;
  private final Map<String, byte[]> lines = new HashMap<>();
  private final Map<String, Long> heads = new HashMap<>();
  private final OutcomeBook outcomes = new OutcomeBook();
  private long claimedAt;
  private long claims;

  /**
   * @param claimed told of each claim when the fold stands at it
   */
  Reader(
      FakeLog log, int partition, Kinds kinds, WireCodec wire, BiConsumer<Reader, Long> claimed) {
    this.log = log;
    this.partition = partition;
    this.rooms = new Rooms(kinds, wire);
    this.snapshots = new RoomSnapshots(kinds, wire);
    this.codec = new DecisionCodec(kinds, wire);
    this.rule = new ReaderRule(Mark.start(log.topicId()));
    this.claimed = claimed;
  }

  int partition() {
    return partition;
  }

  Rooms rooms() {
    return rooms;
  }

  long claims() {
    return claims;
  }

  /** Reads what has landed since. */
  void catchUp() {
    long end = log.end(partition);
    if (rule.mark().offset() < end) {
      log.entries(partition, rule.mark().offset(), end).forEach(this::read);
    }
  }

  /** A message that happened, null if it did not. */
  byte @Nullable [] line(String channel, String epoch, long seq) {
    return lines.get(channel + " " + epoch + " " + seq);
  }

  /** The newest number of a channel's epoch, 0 if there never was one. */
  long head(String channel, String epoch) {
    return heads.getOrDefault(channel + " " + epoch, 0L);
  }

  /** Compares an answer that came with the one in the log. */
  void check(BusMessage.Answer answer) {
    outcomes.check(answer);
  }

  /** What a publisher would write now. */
  Snapshots.Checkpoint checkpoint() {
    return new Snapshots.Checkpoint(
        rule.mark(),
        rooms.nextCommand(),
        rooms.all().stream().map(snapshots::encode).toList(),
        snapshots.encodeLoose(rooms));
  }

  private void read(Journal.Entry entry) {
    var verdict = rule.read(entry.offset(), entry.head());
    if (verdict == ReaderRule.Verdict.CLAIMED) {
      claimedAt = entry.timestamp();
      claims++;
      claimed.accept(this, entry.offset());
    } else if (verdict == ReaderRule.Verdict.COUNTS) {
      apply(codec.decode(entry.head().type(), entry.value()), entry);
    }
  }

  private void apply(Decision decision, Journal.Entry entry) {
    if (decision instanceof Decision.Accepted accepted) {
      checkWakeUp(accepted, entry);
    }
    long next = rooms.nextCommand();
    outcomes.before(decision, next, rooms);
    try {
      var changes = rooms.apply(decision);
      changes.forEach(this::note);
      outcomes.after(decision, changes, rooms);
    } catch (EvolveFailed bug) {
      // The room is quarantined here as it was in the writer.
    } catch (IllegalStateException fork) {
      throw new Broken(Invariant.NO_HOLE, "offset " + entry.offset() + ": " + fork.getMessage());
    }
  }

  private void checkWakeUp(Decision.Accepted accepted, Journal.Entry entry) {
    boolean woken =
        accepted.parts().stream()
            .flatMap(p -> p.events().stream())
            .anyMatch(e -> e.event() instanceof CounterKind.Woken);
    long since = entry.timestamp() - claimedAt;
    if (woken && since < GRACE_MILLIS) {
      var how = "%s was woken %d ms after claim %d";
      throw new Broken(
          Invariant.NO_EARLY_WAKE_UP, how.formatted(accepted.room(), since, rule.mark().claim()));
    }
  }

  private void note(Change change) {
    var key = change.channel() + " " + change.epoch();
    heads.merge(key, change.seq(), Math::max);
    for (var spoken : change.spoken()) {
      if (!spoken.isForAsker() && lines.put(key + " " + spoken.seq(), spoken.bytes()) != null) {
        throw new Broken(Invariant.NO_HOLE, key + " has two messages " + spoken.seq());
      }
    }
  }
}
