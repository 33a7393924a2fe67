package dev.paddock.gateway.testing;

import dev.paddock.core.RoomId;
import dev.paddock.core.RoomNames;
import dev.paddock.core.RoomService;
import dev.paddock.core.Route;
import dev.paddock.gateway.Catalog;
import java.util.List;

/** The service of the tests: rooms in which people talk. */
public final class Parlour implements RoomService {
  public static final Parlour SERVICE = new Parlour();

  public static Catalog catalog() {
    return new Catalog(List.of(SERVICE), List.of(Nook.kind()));
  }

  public static RoomId room(String name) {
    return RoomNames.id("room_", "parlour", name);
  }

  public static String channel(String name) {
    return "room:" + room(name).value();
  }

  @Override
  public String name() {
    return "parlour";
  }

  @Override
  public String kindField() {
    return "game_type";
  }

  @Override
  public String defaultKind() {
    return "talk";
  }

  @Override
  public List<Route> routes() {
    return List.of(
        route("create_room", "create_room", Route.Target.NAME, Route.Seat.TAKE, Route.Attach.JOIN),
        route(
            "join_room", "join_room", Route.Target.ID_OR_NAME, Route.Seat.TAKE, Route.Attach.JOIN),
        route("spectate", "room", Route.Target.ID, Route.Seat.NONE, Route.Attach.JOIN),
        route("leave_room", "room", Route.Target.ID, Route.Seat.NONE, Route.Attach.LEAVE),
        route("close_room", "room", Route.Target.ID, Route.Seat.NONE, Route.Attach.NONE),
        Route.realtime("steer", "parlour/steer.json"),
        route("say", "say", Route.Target.ID, Route.Seat.NONE, Route.Attach.NONE),
        new Route(
            "murmur",
            "parlour/say.json",
            Route.Target.ID,
            Route.Seat.NONE,
            Route.Attach.NONE,
            Route.Pace.TALK));
  }

  private static Route route(
      String type, String schema, Route.Target target, Route.Seat seat, Route.Attach attach) {
    return new Route(type, "parlour/" + schema + ".json", target, seat, attach);
  }
}
