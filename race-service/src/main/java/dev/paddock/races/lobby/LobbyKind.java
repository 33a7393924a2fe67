package dev.paddock.races.lobby;

import com.google.auto.service.AutoService;
import dev.paddock.core.Decider;
import dev.paddock.core.Feed;
import dev.paddock.core.RoomId;
import dev.paddock.core.RoomKind;
import dev.paddock.core.Route;
import dev.paddock.core.Signal;
import dev.paddock.core.View;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/** The descriptor of the lobby, of which there is one. */
@AutoService(RoomKind.class)
@SuppressWarnings("rawtypes")
public final class LobbyKind implements RoomKind<LobbyCommand, Lobby, LobbyEvent> {
  /** Its room. */
  public static final RoomId ROOM = new RoomId("race_lobby");

  /** The command by which a demo asks for races to look at. */
  public static final String KEEP_SHOW = "lobby.keep_show";

  static final String NOTE = "lobby.note";

  private static final String QUICK = "quick_race";
  private static final String SCHEMAS = "dev/paddock/races/lobby/schema/";

  private final LobbyRules rules = new LobbyRules();
  private final LobbyView view = new LobbyView();

  @Override
  public String service() {
    return "races";
  }

  @Override
  public String name() {
    return "race_lobby";
  }

  @Override
  public Decider<LobbyCommand, Lobby, LobbyEvent> decider() {
    return rules;
  }

  @Override
  public View<Lobby, LobbyEvent> view() {
    return view;
  }

  @Override
  public Map<String, Class<? extends LobbyCommand>> commands() {
    return Map.of(
        QUICK, LobbyCommand.QuickRace.class,
        NOTE, LobbyCommand.Note.class,
        KEEP_SHOW, LobbyCommand.KeepShow.class);
  }

  @Override
  public Map<String, Class<? extends LobbyEvent>> events() {
    return Map.of(
        "lobby.race_found", LobbyEvent.RaceFound.class,
        "lobby.race_noted", LobbyEvent.RaceNoted.class,
        "lobby.show_wanted", LobbyEvent.ShowWanted.class,
        "lobby.show_kept", LobbyEvent.ShowKept.class);
  }

  @Override
  public Type state() {
    return Lobby.class;
  }

  @Override
  public LobbyCommand signal(Signal signal) {
    return new LobbyCommand.Signalled(signal);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(
                QUICK,
                SCHEMAS + QUICK + ".json",
                Route.Target.FIXED,
                Route.Seat.NONE,
                Route.Attach.FORWARD)
            .to(ROOM.value()));
  }

  @Override
  public boolean owns(RoomId room) {
    return room.equals(ROOM);
  }

  @Override
  public String imageType() {
    return "lobby_state";
  }

  @Override
  public List<Feed> feeds() {
    return List.of(new LobbyFeed());
  }
}
