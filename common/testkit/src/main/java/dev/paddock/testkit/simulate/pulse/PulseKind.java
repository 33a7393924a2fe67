package dev.paddock.testkit.simulate.pulse;

import dev.paddock.core.Actor;
import dev.paddock.core.Decider;
import dev.paddock.core.Head;
import dev.paddock.core.Outcome;
import dev.paddock.core.Reason;
import dev.paddock.core.RoomId;
import dev.paddock.core.Route;
import dev.paddock.core.Signal;
import dev.paddock.core.Stamp;
import dev.paddock.core.View;
import dev.paddock.core.WakeUp;
import dev.paddock.core.Watch;
import dev.paddock.core.run.Report;
import dev.paddock.core.run.Run;
import dev.paddock.core.run.Running;
import dev.paddock.core.run.RunningKind;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A room in which drivers push: opened with them, started, left, and over by itself. */
public final class PulseKind
    implements RunningKind<PulseKind.Command, PulseKind.State, PulseKind.Event> {
  private final boolean saves;

  public PulseKind() {
    this(true);
  }

  /**
   * @param saves whether its runs save their state
   */
  public PulseKind(boolean saves) {
    this.saves = saves;
  }

  public sealed interface Command {}

  public record Open(Actor actor, String roomName, List<Long> drivers) implements Command {}

  public record Start(Actor actor, int ticks, int inMillis) implements Command {}

  public record Quit(Actor actor) implements Command {}

  public record End(Actor actor) implements Command {}

  public record Told(Signal signal) implements Command {}

  public record Reported(String run, Report report) implements Command {}

  public sealed interface Event {}

  public record Opened(String name, List<Long> drivers) implements Event {}

  public record Started(String run, Instant startAt, int seed, int ticks) implements Event {}

  public record Gone(long userId) implements Event {}

  public record Lapped(long n, int tick, long userId) implements Event {}

  public record Finished(long n, int tick) implements Event {}

  public record Ended(String reason) implements Event {}

  public record State(
      boolean open,
      List<Long> drivers,
      List<Long> gone,
      int runs,
      @Nullable Started running,
      long reported,
      boolean ended) {}

  public record Doc(int runs, long reported) {}

  @Override
  public String service() {
    return PulseService.NAME;
  }

  @Override
  public String name() {
    return "pulse";
  }

  @Override
  public Map<String, Class<? extends Command>> commands() {
    return Map.of("open", Open.class, "start", Start.class, "quit", Quit.class, "end", End.class);
  }

  @Override
  public Map<String, Class<? extends Event>> events() {
    return Map.of(
        "opened", Opened.class,
        "started", Started.class,
        "gone", Gone.class,
        "lapped", Lapped.class,
        "finished", Finished.class,
        "ended", Ended.class);
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
    return new Shown();
  }

  @Override
  public @Nullable Run run(State state) {
    var it = state.running();
    return it == null || state.ended()
        ? null
        : new Run(it.run(), it.startAt(), new Pulse.Spec(it.seed(), it.ticks(), state.drivers()));
  }

  @Override
  public Class<? extends Record> spec() {
    return Pulse.Spec.class;
  }

  @Override
  public Running simulate(Run run) {
    return new Pulse((Pulse.Spec) run.spec(), saves);
  }

  @Override
  public Command report(String runId, Report report) {
    return new Reported(runId, report);
  }

  @Override
  public long reported(State state) {
    return state.reported();
  }

  @Override
  public byte[] orders(State state) {
    return Pulse.orders(state.drivers(), state.gone());
  }

  @Override
  public int simulationVersion() {
    return 1;
  }

  @Override
  public String frameType() {
    return "pulse_state";
  }

  @Override
  public String infoType() {
    return "pulse_info";
  }

  private static final class Rules implements Decider<Command, State, Event> {
    @Override
    public State initial(RoomId room) {
      return new State(false, List.of(), List.of(), 0, null, 0, false);
    }

    @Override
    public Outcome<Event> decide(State state, Command command, Stamp stamp) {
      return switch (command) {
        case Open it -> Outcome.accepted(new Opened(it.roomName(), it.drivers()));
        case Start it -> start(state, it, stamp);
        case Quit it ->
            state.gone().contains(it.actor().userId())
                ? Outcome.unchanged()
                : Outcome.accepted(new Gone(it.actor().userId()));
        case End it -> Outcome.accepted(new Ended("asked"));
        case Reported it -> reported(it.report());
        case Told it -> Outcome.unchanged();
      };
    }

    @Override
    public State evolve(State s, Event event) {
      return switch (event) {
        case Opened it -> new State(true, it.drivers(), List.of(), 0, null, 0, false);
        case Started it -> new State(true, s.drivers(), s.gone(), s.runs() + 1, it, 0, false);
        case Gone it ->
            new State(
                true,
                s.drivers(),
                with(s.gone(), it.userId()),
                s.runs(),
                s.running(),
                s.reported(),
                false);
        case Lapped it -> counted(s, s.running(), it.n());
        case Finished it -> counted(s, null, it.n());
        case Ended it -> new State(true, s.drivers(), s.gone(), s.runs(), null, 0, true);
      };
    }

    private static Outcome<Event> start(State state, Start start, Stamp stamp) {
      if (state.running() != null) {
        return Outcome.rejected(Reason.GAME_ALREADY_STARTED, "it runs");
      }
      var run = "run-" + stamp.epoch() + "-" + (state.runs() + 1);
      int seed = (int) stamp.seed().asLong();
      return Outcome.accepted(
          new Started(run, stamp.at().plusMillis(start.inMillis()), seed, start.ticks()));
    }

    private static Outcome<Event> reported(Report report) {
      return report.what() instanceof Pulse.Lap lap
          ? Outcome.accepted(new Lapped(report.n(), report.tick(), lap.userId()))
          : Outcome.accepted(new Finished(report.n(), report.tick()));
    }

    private static State counted(State s, @Nullable Started running, long n) {
      return new State(true, s.drivers(), s.gone(), s.runs(), running, n, false);
    }

    private static List<Long> with(List<Long> users, long one) {
      var more = new ArrayList<>(users);
      more.add(one);
      return List.copyOf(more);
    }
  }

  private static final class Shown implements View<State, Event> {
    @Override
    public Record message(State state, Event event) {
      return (Record) event;
    }

    @Override
    public Record document(State state, RoomId room, Head head) {
      return new Doc(state.runs(), state.reported());
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
    public @Nullable WakeUp wakeUp(State state) {
      return null;
    }

    @Override
    public boolean listed(State state) {
      return !state.ended();
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
