package dev.paddock.races.race;

import com.google.auto.service.AutoService;
import dev.paddock.core.Decider;
import dev.paddock.core.History;
import dev.paddock.core.Rest;
import dev.paddock.core.RoomKind;
import dev.paddock.core.Route;
import dev.paddock.core.Route.Attach;
import dev.paddock.core.Route.Seat;
import dev.paddock.core.Route.Target;
import dev.paddock.core.Signal;
import dev.paddock.core.View;
import dev.paddock.core.run.Report;
import dev.paddock.core.run.Run;
import dev.paddock.core.run.Running;
import dev.paddock.core.run.RunningKind;
import dev.paddock.races.race.run.Orders;
import dev.paddock.races.race.run.RaceRun;
import dev.paddock.races.race.run.RaceSpec;
import dev.paddock.simulation.Physics;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The descriptor of races. */
@AutoService(RoomKind.class)
@SuppressWarnings("rawtypes")
public final class RaceKind implements RunningKind<RaceCommand, RaceRoom, RaceEvent> {
  static final int TICKS_PER_SECOND = Physics.TICKS_PER_SECOND;

  private static final String SCHEMAS = "dev/paddock/races/race/schema/";

  private static final Map<String, Class<? extends RaceEvent>> EVENTS =
      Map.ofEntries(
          Map.entry("race_created", RaceEvent.RaceCreated.class),
          Map.entry("race_joined", RaceEvent.RaceJoined.class),
          Map.entry("driver_ready", RaceEvent.DriverReady.class),
          Map.entry("driver_left", RaceEvent.DriverLeft.class),
          Map.entry("driver_disconnected", RaceEvent.DriverDisconnected.class),
          Map.entry("driver_rejoined", RaceEvent.DriverRejoined.class),
          Map.entry("spectator_joined", RaceEvent.SpectatorJoined.class),
          Map.entry("spectator_left", RaceEvent.SpectatorLeft.class),
          Map.entry("chat.message", RaceEvent.ChatMessage.class),
          Map.entry("race_start", RaceEvent.RaceStart.class),
          Map.entry("checkpoint", RaceEvent.Checkpoint.class),
          Map.entry("sector", RaceEvent.Sector.class),
          Map.entry("lap", RaceEvent.Lap.class),
          Map.entry("collision", RaceEvent.Collision.class),
          Map.entry("wrong_way", RaceEvent.WrongWay.class),
          Map.entry("shortcut", RaceEvent.Shortcut.class),
          Map.entry("car_finished", RaceEvent.CarFinished.class),
          Map.entry("car_retired", RaceEvent.CarRetired.class),
          Map.entry("race_end", RaceEvent.RaceEnd.class),
          Map.entry("race_aborted", RaceEvent.RaceAborted.class),
          Map.entry("race_closed", RaceEvent.RaceClosed.class));

  private final RaceRules rules = new RaceRules();
  private final RaceView view = new RaceView();

  @Override
  public String service() {
    return "races";
  }

  @Override
  public String name() {
    return "race";
  }

  @Override
  public Decider<RaceCommand, RaceRoom, RaceEvent> decider() {
    return rules;
  }

  @Override
  public View<RaceRoom, RaceEvent> view() {
    return view;
  }

  @Override
  public Map<String, Class<? extends RaceCommand>> commands() {
    return Map.of(
        "create_race", RaceCommand.CreateRace.class,
        "enter_race", RaceCommand.EnterRace.class,
        "join_race", RaceCommand.JoinRace.class,
        "rejoin_race", RaceCommand.RejoinRace.class,
        "ready", RaceCommand.Ready.class,
        "leave_race", RaceCommand.LeaveRace.class,
        "spectate", RaceCommand.Spectate.class,
        "chat.send", RaceCommand.SendChat.class);
  }

  @Override
  public Map<String, Class<? extends RaceEvent>> events() {
    return EVENTS;
  }

  @Override
  public Type state() {
    return RaceRoom.class;
  }

  @Override
  public RaceCommand signal(Signal signal) {
    return new RaceCommand.Signalled(signal);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        route("join_race", Target.ID, Seat.TAKE, Attach.JOIN).bringing("garage", "garage_{user}"),
        route("rejoin_race", Target.ID_OR_JOINED, Seat.NONE, Attach.JOIN),
        route("ready", Target.ID_OR_JOINED, Seat.NONE, Attach.NONE),
        route("leave_race", Target.ID_OR_JOINED, Seat.NONE, Attach.LEAVE),
        route("spectate", Target.ID, Seat.NONE, Attach.JOIN),
        new Route(
            "chat.send",
            SCHEMAS + "chat.send.json",
            Target.ID_OR_JOINED,
            Seat.NONE,
            Attach.NONE,
            Route.Pace.TALK),
        Route.realtime("input", SCHEMAS + "input.json"));
  }

  @Override
  public List<Rest> rest() {
    return List.of(
        Rest.open("/api/races", "races"),
        Rest.open("/api/races/{race}", "race"),
        Rest.open("/api/leaderboard", "leaderboard"));
  }

  @Override
  public List<History> histories() {
    return List.of(new RaceHistory());
  }

  @Override
  public @Nullable Run run(RaceRoom room) {
    if (!room.isOpen() || !room.status().isUnderWay()) {
      return null;
    }
    var start = room.started();
    return new Run(start.runId(), start.startAt(), RaceSpec.of(room));
  }

  @Override
  public Class<? extends Record> spec() {
    return RaceSpec.class;
  }

  @Override
  public Running simulate(Run run) {
    return new RaceRun(run);
  }

  @Override
  public RaceCommand report(String runId, Report report) {
    return new RaceCommand.Reported(runId, report);
  }

  @Override
  public long reported(RaceRoom room) {
    return room.reported();
  }

  @Override
  public byte[] orders(RaceRoom room) {
    return Orders.of(room.grid().stream().map(Entry::left).toList());
  }

  @Override
  public int simulationVersion() {
    return Physics.PHYSICS_VERSION;
  }

  @Override
  public String frameType() {
    return "game_state";
  }

  @Override
  public String infoType() {
    return "race_info";
  }

  private static Route route(String type, Target target, Seat seat, Attach attach) {
    return new Route(type, SCHEMAS + type + ".json", target, seat, attach);
  }
}
