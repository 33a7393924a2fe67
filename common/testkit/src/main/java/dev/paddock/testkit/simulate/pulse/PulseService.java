package dev.paddock.testkit.simulate.pulse;

import dev.paddock.core.RoomId;
import dev.paddock.core.RoomService;
import dev.paddock.core.Route;
import java.util.List;

/** The service of {@link PulseKind}. */
public final class PulseService implements RoomService {
  public static final String NAME = "pulses";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String door() {
    return "/ws/pulses";
  }

  @Override
  public String channelPrefix() {
    return "pulse";
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
    return "pulse_";
  }

  @Override
  public String nameSpace() {
    return NAME;
  }

  @Override
  public String imageType() {
    return "pulse_state";
  }

  @Override
  public String imageField() {
    return "pulse";
  }

  @Override
  public String kindField() {
    return "kind";
  }

  @Override
  public String defaultKind() {
    return "pulse";
  }

  @Override
  public String lobbyChannel() {
    return "lobby:pulses";
  }

  @Override
  public String listType() {
    return "pulse_list";
  }

  @Override
  public String listField() {
    return NAME;
  }

  @Override
  public String documentKey(RoomId room) {
    return "pulse:" + room;
  }

  @Override
  public String listKey() {
    return "pulse:list";
  }

  @Override
  public String seatKey(long userId) {
    return "pulse:user:" + userId;
  }

  @Override
  public List<Route> routes() {
    return List.of(new Route("open", "", Route.Target.NAME, Route.Seat.NONE, Route.Attach.JOIN));
  }
}
