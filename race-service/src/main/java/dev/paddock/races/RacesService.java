package dev.paddock.races;

import com.google.auto.service.AutoService;
import dev.paddock.core.RoomService;
import dev.paddock.core.Route;
import dev.paddock.core.Route.Attach;
import dev.paddock.core.Route.Seat;
import dev.paddock.core.Route.Target;
import java.util.List;

/** The descriptor of the service whose rooms are races, garages and the lobby (document 004). */
@AutoService(RoomService.class)
public final class RacesService implements RoomService {
  /** The service's name. */
  public static final String NAME = "races";

  private static final String SCHEMAS = "dev/paddock/races/race/schema/";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String channelPrefix() {
    return "race";
  }

  @Override
  public String nameField() {
    return "name";
  }

  @Override
  public String imageField() {
    return "";
  }

  @Override
  public String kindField() {
    return "race_type";
  }

  @Override
  public String keyPrefix() {
    return "race";
  }

  @Override
  public String defaultKind() {
    return "race";
  }

  @Override
  public String listCommand() {
    return "list_races";
  }

  @Override
  public String listSchema() {
    return SCHEMAS + "list_races.json";
  }

  @Override
  public List<String> listedFields() {
    return List.of(
        "race_id",
        "name",
        "status",
        "laps",
        "max_cars",
        "car_count",
        "free_seats",
        "spectator_count",
        "host_id",
        "host_username",
        "show",
        "stage_name",
        "stage_length",
        "start_at",
        "starts_at",
        "created_at");
  }

  @Override
  public List<Route> routes() {
    return List.of(
        new Route("create_race", SCHEMAS + "create_race.json", Target.NAME, Seat.NONE, Attach.JOIN),
        new Route("enter_race", SCHEMAS + "enter_race.json", Target.NAME, Seat.TAKE, Attach.JOIN)
            .bringing("garage", "garage_{user}"));
  }
}
