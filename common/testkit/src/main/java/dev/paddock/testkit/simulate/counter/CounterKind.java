package dev.paddock.testkit.simulate.counter;

import dev.paddock.core.Actor;
import dev.paddock.core.Decider;
import dev.paddock.core.Head;
import dev.paddock.core.Outcome;
import dev.paddock.core.Reason;
import dev.paddock.core.RoomId;
import dev.paddock.core.RoomKind;
import dev.paddock.core.Route;
import dev.paddock.core.Signal;
import dev.paddock.core.Stamp;
import dev.paddock.core.View;
import dev.paddock.core.WakeUp;
import dev.paddock.core.Watch;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The smallest room that can be wrong: it counts, refuses, breaks, wakes and closes on demand. */
public final class CounterKind
    implements RoomKind<CounterKind.Command, CounterKind.State, CounterKind.Event> {
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

  public record Ended(String reason) implements Event {}

  public record Broken() implements Event {}

  public record State(
      boolean open,
      long owner,
      long total,
      int count,
      boolean away,
      boolean ended,
      @Nullable Instant nap) {}

  public record Doc(long total, int count, long seq, String epoch) {}

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
        "open",
        Open.class,
        "add",
        Add.class,
        "nap",
        Nap.class,
        "end",
        End.class,
        "break",
        Break.class);
  }

  @Override
  public Map<String, Class<? extends Event>> events() {
    return Map.of(
        "opened", Opened.class,
        "greeted", Greeted.class,
        "added", Added.class,
        "napping", Napping.class,
        "woken", Woken.class,
        "attendance", Attendance.class,
        "ended", Ended.class,
        "broken", Broken.class);
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
    return List.of();
  }

  @Override
  public Decider<Command, State, Event> decider() {
    return new Rules();
  }

  @Override
  public View<State, Event> view() {
    return new Shown(prompt);
  }

  private static final class Rules implements Decider<Command, State, Event> {
    @Override
    public State initial(RoomId room) {
      return new State(false, 0, 0, 0, false, false, null);
    }

    @Override
    public Outcome<Event> decide(State state, Command command, Stamp stamp) {
      if (!state.open() && !(command instanceof Open)) {
        return Outcome.rejected(Reason.ROOM_NOT_FOUND, "no such counter");
      }
      return switch (command) {
        case Open open -> open(state, open);
        case Add add -> add(state, add);
        case Nap nap -> Outcome.accepted(new Napping(stamp.at().plusSeconds(nap.seconds())));
        case End end -> Outcome.accepted(new Ended("asked"));
        case Break broken -> broken(broken);
        case Told told -> told(state, told.signal());
      };
    }

    @Override
    public State evolve(State s, Event event) {
      return switch (event) {
        case Opened e -> new State(true, e.userId(), 0, 0, false, false, null);
        case Greeted e -> s;
        case Added e ->
            new State(
                true, s.owner(), s.total() + e.amount(), s.count() + 1, s.away(), false, s.nap());
        case Napping e ->
            new State(true, s.owner(), s.total(), s.count(), s.away(), false, e.until());
        case Woken e -> new State(true, s.owner(), s.total(), s.count(), s.away(), false, null);
        case Attendance e ->
            new State(true, s.owner(), s.total(), s.count(), !e.here(), false, s.nap());
        case Ended e -> new State(true, s.owner(), s.total(), s.count(), s.away(), true, null);
        case Broken e -> throw new IllegalStateException("evolve is broken");
      };
    }

    private static Outcome<Event> open(State state, Open open) {
      return state.open()
          ? Outcome.rejected(Reason.ROOM_EXISTS, "the counter exists")
          : Outcome.acceptedAll(
              List.of(
                  new Greeted(open.actor().userId()),
                  new Opened(open.actor().userId(), open.roomName())));
    }

    private static Outcome<Event> add(State state, Add add) {
      return add.amount() < 0
          ? Outcome.rejected(Reason.INVALID_FIELD, "amount is " + add.amount())
          : Outcome.accepted(
              new Added(add.actor().userId(), add.amount(), state.total() + add.amount()));
    }

    private static Outcome<Event> broken(Break broken) {
      if (broken.where().equals("decide")) {
        throw new IllegalStateException("decide is broken");
      }
      return Outcome.accepted(new Broken());
    }

    private static Outcome<Event> told(State state, Signal signal) {
      return switch (signal) {
        case Signal.Wake wake ->
            wake.at().equals(state.nap())
                ? Outcome.accepted(new Woken(wake.at()))
                : Outcome.unchanged();
        case Signal.Attached a -> Outcome.accepted(new Attendance(a.userId(), true));
        case Signal.Detached d -> Outcome.accepted(new Attendance(d.userId(), false));
        case Signal.Evict e -> Outcome.accepted(new Ended(e.reason()));
        case Signal.Close c -> Outcome.accepted(new Ended(c.reason()));
      };
    }
  }

  private record Shown(boolean prompt) implements View<State, Event> {
    @Override
    public Audience audience(Event event) {
      return event instanceof Greeted ? Audience.ASKER : Audience.ROOM;
    }

    @Override
    public Record message(State state, Event event) {
      return (Record) event;
    }

    @Override
    public Record document(State state, RoomId room, Head head) {
      return new Doc(state.total(), state.count(), head.seq(), head.epoch());
    }

    @Override
    public Set<Long> seats(State state) {
      return state.open() && !state.ended() ? Set.of(state.owner()) : Set.of();
    }

    @Override
    public List<Watch> watches(State state) {
      return state.open()
          ? List.of(new Watch(state.owner(), Duration.ofSeconds(3), state.away()))
          : List.of();
    }

    @Override
    public @Nullable WakeUp wakeUp(State state) {
      return state.nap() == null ? null : new WakeUp(state.nap(), prompt);
    }

    @Override
    public boolean listed(State state) {
      return state.open() && !state.ended();
    }

    @Override
    public boolean replaceable(State state) {
      return false;
    }

    @Override
    public boolean closed(State state) {
      return state.ended();
    }
  }
}
