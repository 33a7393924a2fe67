package dev.paddock.games;

import com.google.auto.service.AutoService;
import dev.paddock.core.RoomService;
import dev.paddock.core.Route;
import dev.paddock.core.Route.Attach;
import dev.paddock.core.Route.Seat;
import dev.paddock.core.Route.Target;
import java.util.List;

/** The descriptor of the service whose rooms are game tables (document 003). */
@AutoService(RoomService.class)
public final class GamesService implements RoomService {
  /** The service's name. */
  public static final String NAME = "games";

  private static final String SCHEMAS = "dev/paddock/games/schema/";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String kindField() {
    return "game_type";
  }

  @Override
  public String keyPrefix() {
    return "game";
  }

  @Override
  public String defaultKind() {
    return "bigger_dice";
  }

  @Override
  public List<Route> routes() {
    return List.of(
        route("create_room", Target.NAME, Seat.TAKE, Attach.JOIN),
        route("join_room", Target.ID_OR_NAME, Seat.TAKE, Attach.JOIN),
        route("rejoin_room", Target.ID, Seat.NONE, Attach.JOIN),
        route("leave_room", Target.ID, Seat.NONE, Attach.LEAVE),
        route("spectate", Target.ID, Seat.NONE, Attach.JOIN),
        route("leave_spectate", Target.ID, Seat.NONE, Attach.LEAVE),
        route("ready", Target.ID, Seat.NONE, Attach.NONE),
        new Route(
            "chat.send",
            SCHEMAS + "chat.send.json",
            Target.ID,
            Seat.NONE,
            Attach.NONE,
            Route.Pace.TALK));
  }

  private static Route route(String type, Target target, Seat seat, Attach attach) {
    return new Route(type, SCHEMAS + type + ".json", target, seat, attach);
  }
}
