package dev.paddock.testkit.counter;

import dev.paddock.core.RoomId;
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
  public String door() {
    return "/ws/counters";
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
  public String roomIdPrefix() {
    return "counter_";
  }

  @Override
  public String nameSpace() {
    return "counters";
  }

  @Override
  public String imageType() {
    return "counter_state";
  }

  @Override
  public String imageField() {
    return "counter";
  }

  @Override
  public String kindField() {
    return "kind";
  }

  @Override
  public String defaultKind() {
    return "counter";
  }

  @Override
  public String lobbyChannel() {
    return "lobby:counters";
  }

  @Override
  public String listType() {
    return "counter_list";
  }

  @Override
  public String listField() {
    return "counters";
  }

  @Override
  public String documentKey(RoomId room) {
    return "counter:" + room;
  }

  @Override
  public String listKey() {
    return "counter:list";
  }

  @Override
  public String seatKey(long userId) {
    return "counter:user:" + userId;
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
