package dev.paddock.testkit.counter;

import dev.paddock.core.Actor;
import dev.paddock.core.Decider;
import dev.paddock.core.RoomKind;
import dev.paddock.core.Route;
import dev.paddock.core.Signal;
import dev.paddock.core.View;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The smallest room that can be wrong: it counts, refuses, breaks, wakes, deals hidden cards, has
 * guests and closes on demand.
 */
public final class CounterKind
    implements RoomKind<CounterKind.Command, CounterKind.State, CounterKind.Event> {
  private static final String SCHEMA = "dev/paddock/testkit/counter/command.json";

  private final boolean prompt;

  public CounterKind() {
    this(false);
  }

  /**
   * @param prompt whether its wake-ups claim to cost nobody anything
   */
  public CounterKind(boolean prompt) {
    this.prompt = prompt;
  }

  public sealed interface Command {}

  public record Open(Actor actor, String roomName) implements Command {}

  public record Add(Actor actor, int amount) implements Command {}

  public record Nap(Actor actor, int seconds) implements Command {}

  public record Visit(Actor actor) implements Command {}

  public record Quit(Actor actor) implements Command {}

  public record Deal(Actor actor) implements Command {}

  public record End(Actor actor) implements Command {}

  public record Break(Actor actor, String where) implements Command {}

  public record Told(Signal signal) implements Command {}

  public sealed interface Event {}

  public record Opened(long userId, String name) implements Event {}

  public record Greeted(long userId) implements Event {}

  public record Added(long userId, int amount, long total) implements Event {}

  public record Napping(Instant until) implements Event {}

  public record Woken(Instant at) implements Event {}

  public record Attendance(long userId, boolean here) implements Event {}

  public record Visited(long userId) implements Event {}

  public record Left(long userId) implements Event {}

  /** Only its user sees the value. */
  public record Dealt(long userId, long value) implements Event {}

  public record Ended(String reason) implements Event {}

  public record Broken() implements Event {}

  /** A card only its user sees. */
  public record Card(long userId, long value) {}

  public record State(
      boolean open,
      long owner,
      long total,
      int count,
      boolean away,
      boolean ended,
      @Nullable Instant nap,
      List<Long> guests,
      List<Card> cards) {
    static final State NEW = new State(false, 0, 0, 0, false, false, null, List.of(), List.of());

    State added(int amount) {
      return new State(open, owner, total + amount, count + 1, away, ended, nap, guests, cards);
    }

    State napping(@Nullable Instant until) {
      return new State(open, owner, total, count, away, ended, until, guests, cards);
    }

    State attended(boolean here) {
      return new State(open, owner, total, count, !here, ended, nap, guests, cards);
    }

    State closed() {
      return new State(open, owner, total, count, away, true, null, guests, cards);
    }

    State with(long guest) {
      var more = new ArrayList<>(guests);
      more.add(guest);
      return new State(open, owner, total, count, away, ended, nap, List.copyOf(more), cards);
    }

    State without(long guest) {
      var fewer = guests.stream().filter(other -> other != guest).toList();
      var left = cards.stream().filter(card -> card.userId() != guest).toList();
      return new State(open, owner, total, count, away, ended, nap, fewer, left);
    }

    State dealt(Card card) {
      var other = new ArrayList<>(cards);
      other.removeIf(old -> old.userId() == card.userId());
      other.add(card);
      return new State(open, owner, total, count, away, ended, nap, guests, List.copyOf(other));
    }

    boolean has(long user) {
      return owner == user || guests.contains(user);
    }
  }

  @Override
  public String service() {
    return "counters";
  }

  @Override
  public String name() {
    return "counter";
  }

  @Override
  public Map<String, Class<? extends Command>> commands() {
    return Map.of(
        "open", Open.class,
        "add", Add.class,
        "nap", Nap.class,
        "visit", Visit.class,
        "quit", Quit.class,
        "deal", Deal.class,
        "end", End.class,
        "break", Break.class);
  }

  @Override
  public Map<String, Class<? extends Event>> events() {
    return Map.ofEntries(
        Map.entry("opened", Opened.class),
        Map.entry("greeted", Greeted.class),
        Map.entry("added", Added.class),
        Map.entry("napping", Napping.class),
        Map.entry("woken", Woken.class),
        Map.entry("attendance", Attendance.class),
        Map.entry("visited", Visited.class),
        Map.entry("left", Left.class),
        Map.entry("dealt", Dealt.class),
        Map.entry("ended", Ended.class),
        Map.entry("broken", Broken.class));
  }

  @Override
  public Type state() {
    return State.class;
  }

  @Override
  public Command signal(Signal signal) {
    return new Told(signal);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        route("add", Route.Attach.NONE),
        route("nap", Route.Attach.NONE),
        route("visit", Route.Attach.JOIN),
        route("quit", Route.Attach.LEAVE),
        route("deal", Route.Attach.NONE),
        route("end", Route.Attach.NONE),
        route("break", Route.Attach.NONE));
  }

  @Override
  public Decider<Command, State, Event> decider() {
    return new CounterRules();
  }

  @Override
  public View<State, Event> view() {
    return new CounterView(prompt);
  }

  private static Route route(String type, Route.Attach attach) {
    return new Route(type, SCHEMA, Route.Target.ID, Route.Seat.NONE, attach);
  }
}
