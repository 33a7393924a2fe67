package dev.paddock.testkit.simulate.pulse;

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
  public String defaultKind() {
    return "pulse";
  }

  @Override
  public List<Route> routes() {
    return List.of(new Route("open", "", Route.Target.NAME, Route.Seat.NONE, Route.Attach.JOIN));
  }
}
