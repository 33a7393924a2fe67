package dev.paddock.testkit.counter;

import dev.paddock.core.Actor;
import dev.paddock.core.Decider;
import dev.paddock.core.Outcome;
import dev.paddock.core.Reason;
import dev.paddock.core.RoomId;
import dev.paddock.core.Signal;
import dev.paddock.core.Stamp;
import java.util.List;
import java.util.function.Function;

/** The rules of {@link CounterKind}. */
final class CounterRules
    implements Decider<CounterKind.Command, CounterKind.State, CounterKind.Event> {
  @Override
  public CounterKind.State initial(RoomId room) {
    return CounterKind.State.NEW;
  }

  @Override
  public Outcome<CounterKind.Event> decide(
      CounterKind.State state, CounterKind.Command command, Stamp stamp) {
    if (!state.open() && !(command instanceof CounterKind.Open)) {
      return Outcome.rejected(Reason.ROOM_NOT_FOUND, "no such counter");
    }
    return switch (command) {
      case CounterKind.Open open -> open(state, open);
      case CounterKind.Add add -> add(state, add);
      case CounterKind.Nap nap ->
          Outcome.accepted(new CounterKind.Napping(stamp.at().plusSeconds(nap.seconds())));
      case CounterKind.Visit visit ->
          Outcome.accepted(new CounterKind.Visited(visit.actor().userId()));
      case CounterKind.Quit quit -> guest(state, quit.actor(), CounterKind.Left::new);
      case CounterKind.Deal deal ->
          guest(state, deal.actor(), user -> new CounterKind.Dealt(user, stamp.seed().asLong()));
      case CounterKind.End end -> Outcome.accepted(new CounterKind.Ended("asked"));
      case CounterKind.Break broken -> broken(broken);
      case CounterKind.Told told -> told(state, told.signal());
    };
  }

  @Override
  public CounterKind.State evolve(CounterKind.State s, CounterKind.Event event) {
    return switch (event) {
      case CounterKind.Opened e ->
          new CounterKind.State(true, e.userId(), 0, 0, false, false, null, List.of(), List.of());
      case CounterKind.Greeted e -> s;
      case CounterKind.Added e -> s.added(e.amount());
      case CounterKind.Napping e -> s.napping(e.until());
      case CounterKind.Woken e -> s.napping(null);
      case CounterKind.Attendance e -> s.attended(e.here());
      case CounterKind.Visited e -> s.has(e.userId()) ? s : s.with(e.userId());
      case CounterKind.Left e -> s.without(e.userId());
      case CounterKind.Dealt e -> s.dealt(new CounterKind.Card(e.userId(), e.value()));
      case CounterKind.Ended e -> s.closed();
      case CounterKind.Broken e -> throw new IllegalStateException("evolve is broken");
    };
  }

  private static Outcome<CounterKind.Event> open(CounterKind.State state, CounterKind.Open open) {
    long user = open.actor().userId();
    return state.open()
        ? Outcome.rejected(Reason.ROOM_EXISTS, "the counter exists")
        : Outcome.acceptedAll(
            List.of(new CounterKind.Greeted(user), new CounterKind.Opened(user, open.roomName())));
  }

  private static Outcome<CounterKind.Event> add(CounterKind.State state, CounterKind.Add add) {
    return add.amount() < 0
        ? Outcome.rejected(Reason.INVALID_FIELD, "amount is " + add.amount())
        : Outcome.accepted(
            new CounterKind.Added(
                add.actor().userId(), add.amount(), state.total() + add.amount()));
  }

  private static Outcome<CounterKind.Event> guest(
      CounterKind.State state, Actor actor, Function<Long, CounterKind.Event> does) {
    return state.guests().contains(actor.userId())
        ? Outcome.accepted(does.apply(actor.userId()))
        : Outcome.rejected(Reason.NOT_A_PLAYER, "only guests may");
  }

  private static Outcome<CounterKind.Event> broken(CounterKind.Break broken) {
    if (broken.where().equals("decide")) {
      throw new IllegalStateException("decide is broken");
    }
    return Outcome.accepted(new CounterKind.Broken());
  }

  private static Outcome<CounterKind.Event> told(CounterKind.State state, Signal signal) {
    return switch (signal) {
      case Signal.Wake wake ->
          wake.at().equals(state.nap())
              ? Outcome.accepted(new CounterKind.Woken(wake.at()))
              : Outcome.unchanged();
      case Signal.Attached a -> Outcome.accepted(new CounterKind.Attendance(a.userId(), true));
      case Signal.Detached d ->
          state.owner() == d.userId()
              ? Outcome.accepted(new CounterKind.Attendance(d.userId(), false))
              : Outcome.accepted(new CounterKind.Left(d.userId()));
      case Signal.Evict e -> Outcome.accepted(new CounterKind.Ended(e.reason()));
      case Signal.Close c -> Outcome.accepted(new CounterKind.Ended(c.reason()));
    };
  }
}
