package dev.paddock.gateway.testing;

import dev.paddock.core.Rest;
import dev.paddock.core.RoomKind;
import dev.paddock.core.Route;
import java.lang.reflect.Proxy;
import java.util.List;

/**
 * A kind of the parlour as the gateway sees one: a nook of one's own, found without a name, and a
 * porter who sends people on.
 */
final class Nook {
  private Nook() {}

  /** Only what the gateway asks of a kind is answered. */
  static RoomKind<?, ?, ?> kind() {
    return (RoomKind<?, ?, ?>)
        Proxy.newProxyInstance(
            Nook.class.getClassLoader(),
            new Class<?>[] {RoomKind.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "service" -> Parlour.SERVICE.name();
                  case "routes" -> routes();
                  case "rest" -> rest();
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private static List<Route> routes() {
    return List.of(
        route("note", "note", Route.Attach.NONE)
            .to("nook_{user}")
            .bringing("before", "nook_{user}"),
        route("porter", "porter", Route.Attach.FORWARD).to("porter"));
  }

  private static List<Rest> rest() {
    return List.of(
        Rest.own("/api/nook", "nook"),
        Rest.open("/api/nooks/{name}", "nooks"),
        Rest.command("/api/nook/{shelf}/notes", "note", "nook"));
  }

  private static Route route(String type, String schema, Route.Attach attach) {
    return new Route(
        type, "parlour/" + schema + ".json", Route.Target.FIXED, Route.Seat.NONE, attach);
  }
}
