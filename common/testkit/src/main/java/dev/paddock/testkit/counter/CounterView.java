package dev.paddock.testkit.counter;

import dev.paddock.core.Head;
import dev.paddock.core.RoomId;
import dev.paddock.core.View;
import dev.paddock.core.WakeUp;
import dev.paddock.core.Watch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who sees what of a {@link CounterKind}: its cards are for their users only. */
record CounterView(boolean prompt) implements View<CounterKind.State, CounterKind.Event> {
  private static final Duration GRACE = Duration.ofSeconds(3);

  /** What everybody sees of a {@link CounterKind.Dealt}. */
  record SomethingDealt(long userId) {}

  /** What everybody sees of a counter. */
  record Doc(long total, int count, List<Long> guests, long seq, String epoch) {}

  /** What the user with a card sees of it. */
  record OwnDoc(long total, int count, List<Long> guests, long card, long seq, String epoch) {}

  @Override
  public Audience audience(CounterKind.Event event) {
    return event instanceof CounterKind.Greeted ? Audience.ASKER : Audience.ROOM;
  }

  @Override
  public Record message(CounterKind.State state, CounterKind.Event event) {
    return event instanceof CounterKind.Dealt dealt
        ? new SomethingDealt(dealt.userId())
        : (Record) event;
  }

  @Override
  public Map<Long, Record> privateMessages(CounterKind.State state, CounterKind.Event event) {
    return event instanceof CounterKind.Dealt dealt ? Map.of(dealt.userId(), dealt) : Map.of();
  }

  @Override
  public Record document(CounterKind.State s, RoomId room, Head head) {
    return new Doc(s.total(), s.count(), s.guests(), head.seq(), head.epoch());
  }

  @Override
  public Map<Long, Record> privateDocuments(CounterKind.State s, RoomId room, Head head) {
    if (s.cards().isEmpty()) {
      return Map.of();
    }
    var own = new HashMap<Long, Record>();
    for (var card : s.cards()) {
      own.put(
          card.userId(),
          new OwnDoc(s.total(), s.count(), s.guests(), card.value(), head.seq(), head.epoch()));
    }
    return own;
  }

  @Override
  public Set<Long> seats(CounterKind.State state) {
    return state.open() && !state.ended() ? Set.of(state.owner()) : Set.of();
  }

  @Override
  public List<Watch> watches(CounterKind.State state) {
    if (!state.open()) {
      return List.of();
    }
    var owner = new Watch(state.owner(), GRACE, state.away());
    if (state.guests().isEmpty()) {
      return List.of(owner);
    }
    var all = new ArrayList<Watch>(state.guests().size() + 1);
    all.add(owner);
    state.guests().forEach(guest -> all.add(new Watch(guest, GRACE, false)));
    return all;
  }

  @Override
  public @Nullable WakeUp wakeUp(CounterKind.State state) {
    return state.nap() == null ? null : new WakeUp(state.nap(), prompt);
  }

  @Override
  public boolean listed(CounterKind.State state) {
    return state.open() && !state.ended();
  }

  @Override
  public boolean replaceable(CounterKind.State state) {
    return false;
  }

  @Override
  public boolean closed(CounterKind.State state) {
    return state.ended();
  }
}
