package dev.paddock.simulate;

import dev.paddock.core.RoomService;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.Mark;
import dev.paddock.engine.journal.ReaderRule;
import dev.paddock.engine.room.Change;
import dev.paddock.engine.room.Decision;
import dev.paddock.engine.room.DecisionCodec;
import dev.paddock.engine.room.EvolveFailed;
import dev.paddock.engine.room.Kinds;
import dev.paddock.engine.room.Rooms;
import dev.paddock.engine.wire.WireCodec;
import dev.paddock.testkit.counter.CounterKind;
import dev.paddock.testkit.log.FakeLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The truth about a partition: it reads every record once, from the first, by the reader rule. */
final class Reader {
  private static final long GRACE_MILLIS = 10_000;

  private final FakeLog log;
  private final int partition;
  private final Rooms rooms;
  private final RoomService service;
  private final WireCodec wire;
  private final DecisionCodec codec;
  private final ReaderRule rule;
  private final BiConsumer<Reader, Long> claimed;
  private final Map<String, Map<String, Story>> stories = new HashMap<>();
  private final List<String> published = new ArrayList<>();
  private final List<Long> publishedAt = new ArrayList<>();
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
    this.service = kinds.service();
    this.wire = wire;
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

  /** What happened in an epoch of a channel, null if it never was. */
  @Nullable Story story(String channel, String epoch) {
    return stories.getOrDefault(channel, Map.of()).get(epoch);
  }

  /** Names of all epochs there ever were. */
  List<String> epochs() {
    return stories.values().stream().flatMap(each -> each.keySet().stream()).toList();
  }

  /** Ids of all commands that have an outcome. */
  Set<String> commands() {
    return outcomes.commands();
  }

  /** The ids of all public events, in order. */
  List<String> published() {
    return published;
  }

  /** How many public events happened before an offset. */
  int publishedBefore(long offset) {
    int count = publishedAt.size();
    while (count > 0 && publishedAt.get(count - 1) >= offset) {
      count--;
    }
    return count;
  }

  /** The epoch of an accepted request that came to a number, null if there is none. */
  @Nullable String acknowledged(String room, String key, long seq) {
    return outcomes.epoch(room, key, seq);
  }

  /** Compares an answer that came with the one in the log. */
  void check(BusMessage.Answer answer) {
    outcomes.check(answer);
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
      changes.forEach(change -> note(change, entry.offset()));
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

  private void note(Change change, long offset) {
    stories
        .computeIfAbsent(change.channel(), c -> new HashMap<>())
        .computeIfAbsent(change.epoch(), e -> new Story(service, wire))
        .note(change);
    for (var spoken : change.spoken()) {
      if (!spoken.isForAsker()) {
        published.add(change.room() + ":" + change.epoch() + ":" + spoken.seq());
        publishedAt.add(offset);
      }
    }
  }
}
