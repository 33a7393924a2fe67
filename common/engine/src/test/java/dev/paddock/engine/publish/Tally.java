package dev.paddock.engine.publish;

import dev.paddock.core.Actor;
import dev.paddock.core.Decider;
import dev.paddock.core.Head;
import dev.paddock.core.Outcome;
import dev.paddock.core.RoomId;
import dev.paddock.core.RoomKind;
import dev.paddock.core.Route;
import dev.paddock.core.Signal;
import dev.paddock.core.Stamp;
import dev.paddock.core.View;
import dev.paddock.core.WakeUp;
import dev.paddock.core.Watch;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A kind that sums numbers up, to test with. */
public final class Tally implements RoomKind<Tally.Add, Tally.State, Tally.Event> {
  record Add(Actor actor, long amount) {}

  public record State(long total, boolean over) {}

  public sealed interface Event {}

  public record Added(long amount) implements Event {}

  /** Told to the asking socket only. */
  record Noted(String text) implements Event {}

  /** A bug: it cannot be applied. */
  record Broken() implements Event {}

  record Ended() implements Event {}

  record Told(long amount, long total) {}

  record Shown(RoomId roomId, long total) {}

  private final String service;

  public Tally(String service) {
    this.service = service;
  }

  @Override
  public String service() {
    return service;
  }

  @Override
  public String name() {
    return "tally";
  }

  @Override
  public Decider<Add, State, Event> decider() {
    return new Rules();
  }

  @Override
  public View<State, Event> view() {
    return new Sight();
  }

  @Override
  public Map<String, Class<? extends Add>> commands() {
    return Map.of("add", Add.class);
  }

  @Override
  public Map<String, Class<? extends Event>> events() {
    return Map.of(
        "added", Added.class, "noted", Noted.class, "broken", Broken.class, "ended", Ended.class);
  }

  @Override
  public Type state() {
    return State.class;
  }

  @Override
  public Add signal(Signal signal) {
    return new Add(Actor.SYSTEM, 0);
  }

  @Override
  public List<Route> routes() {
    return List.of();
  }

  @Override
  public int behaviour() {
    return 3;
  }

  private static final class Rules implements Decider<Add, State, Event> {
    @Override
    public State initial(RoomId room) {
      return new State(0, false);
    }

    @Override
    public Outcome<Event> decide(State state, Add command, Stamp stamp) {
      return Outcome.accepted(new Added(command.amount()));
    }

    @Override
    public State evolve(State state, Event event) {
      return switch (event) {
        case Added added -> new State(state.total() + added.amount(), false);
        case Noted noted -> state;
        case Broken broken -> throw new IllegalStateException("as planned");
        case Ended ended -> new State(state.total(), true);
      };
    }
  }

  private static final class Sight implements View<State, Event> {
    @Override
    public Audience audience(Event event) {
      return event instanceof Noted ? Audience.ASKER : Audience.ROOM;
    }

    @Override
    public Record message(State state, Event event) {
      return new Told(event instanceof Added added ? added.amount() : 0, state.total());
    }

    @Override
    public Record document(State state, RoomId room, Head head) {
      return new Shown(room, state.total());
    }

    @Override
    public Set<Long> seats(State state) {
      return Set.of();
    }

    @Override
    public List<Watch> watches(State state) {
      return List.of();
    }

    @Override
    public WakeUp wakeUp(State state) {
      return null;
    }

    @Override
    public boolean listed(State state) {
      return true;
    }

    @Override
    public boolean replaceable(State state) {
      return false;
    }

    @Override
    public boolean closed(State state) {
      return state.over();
    }
  }
}
