package dev.paddock.gateway;

import dev.paddock.core.Rest;
import dev.paddock.core.RoomId;
import dev.paddock.core.RoomKind;
import dev.paddock.core.RoomService;
import dev.paddock.core.Route;
import dev.paddock.core.run.RunningKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All the gateway knows of services and kinds: their doors, routes and channels. */
public final class Catalog {
  /** A service with the routes of its own commands and those of its kinds, by wire type. */
  public record Door(RoomService service, Map<String, Route> routes) {
    public Door {
      routes = Map.copyOf(routes);
    }
  }

  /** The room a channel belongs to. */
  public record Place(RoomService service, RoomId room) {}

  /** An operation over HTTP and the service it is for. */
  public record Operation(Door door, Rest rest) {}

  private final List<Door> doors;
  private final List<RoomService> running;
  private final List<Operation> operations;

  public Catalog(List<RoomService> services, List<? extends RoomKind<?, ?, ?>> kinds) {
    this.doors = services.stream().map(service -> door(service, kinds)).toList();
    this.running = services.stream().filter(service -> hasRuns(service, kinds)).toList();
    this.operations =
        doors.stream()
            .flatMap(door -> rests(door, kinds).map(rest -> new Operation(door, rest)))
            .toList();
  }

  /** What the class path has. */
  public static Catalog load() {
    var services = new ArrayList<RoomService>();
    ServiceLoader.load(RoomService.class).forEach(services::add);
    var kinds = new ArrayList<RoomKind<?, ?, ?>>();
    ServiceLoader.load(RoomKind.class).forEach(kinds::add);
    return new Catalog(services, kinds);
  }

  public List<Door> doors() {
    return doors;
  }

  /** Services in whose rooms something may run: they have replays. */
  public List<RoomService> running() {
    return running;
  }

  /** What the kinds offer over HTTP. */
  public List<Operation> operations() {
    return operations;
  }

  /** The service of that name, null if there is none. */
  public @Nullable RoomService service(String name) {
    for (var door : doors) {
      if (door.service().name().equals(name)) {
        return door.service();
      }
    }
    return null;
  }

  /** The room of a channel such as {@code room:ID}, null where it is no channel of a room. */
  public @Nullable Place place(String channel) {
    int colon = channel.indexOf(':');
    if (colon < 0 || !RoomId.isValid(channel.substring(colon + 1))) {
      return null;
    }
    for (var door : doors) {
      if (channel.startsWith(door.service().channelPrefix())
          && door.service().channelPrefix().length() == colon) {
        return new Place(door.service(), new RoomId(channel.substring(colon + 1)));
      }
    }
    return null;
  }

  /** The service whose open rooms a channel lists, null where it lists none. */
  public @Nullable RoomService lobby(String channel) {
    for (var door : doors) {
      if (door.service().lobbyChannel().equals(channel)) {
        return door.service();
      }
    }
    return null;
  }

  /** The channel of a room. */
  public static String channel(RoomService service, String room) {
    return service.channelPrefix() + ":" + room;
  }

  private static boolean hasRuns(RoomService service, List<? extends RoomKind<?, ?, ?>> kinds) {
    return kinds.stream()
        .anyMatch(k -> k instanceof RunningKind && k.service().equals(service.name()));
  }

  private static Stream<Rest> rests(Door door, List<? extends RoomKind<?, ?, ?>> kinds) {
    return kinds.stream()
        .filter(kind -> kind.service().equals(door.service().name()))
        .flatMap(kind -> kind.rest().stream());
  }

  private static Door door(RoomService service, List<? extends RoomKind<?, ?, ?>> kinds) {
    var routes = new HashMap<String, Route>();
    service.routes().forEach(route -> routes.put(route.type(), route));
    for (var kind : kinds) {
      if (kind.service().equals(service.name())) {
        kind.routes().forEach(route -> routes.put(route.type(), route));
      }
    }
    return new Door(service, routes);
  }
}
