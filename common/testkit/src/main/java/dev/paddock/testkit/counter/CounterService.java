package dev.paddock.testkit.counter;

import dev.paddock.core.RoomService;
import dev.paddock.core.Route;
import java.util.List;

/** The service of {@link CounterKind}. */
public final class CounterService implements RoomService {
  @Override
  public String name() {
    return "counters";
  }

  @Override
  public String channelPrefix() {
    return "counter";
  }

  @Override
  public String roomField() {
    return "room_id";
  }

  @Override
  public String nameField() {
    return "room_name";
  }

  @Override
  public String defaultKind() {
    return "counter";
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route(
            "open",
            "dev/paddock/testkit/counter/command.json",
            Route.Target.NAME,
            Route.Seat.TAKE,
            Route.Attach.JOIN));
  }
}
