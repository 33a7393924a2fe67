package dev.paddock.races.garage;

import com.google.auto.service.AutoService;
import dev.paddock.core.Decider;
import dev.paddock.core.Feed;
import dev.paddock.core.History;
import dev.paddock.core.Rest;
import dev.paddock.core.RoomId;
import dev.paddock.core.RoomKind;
import dev.paddock.core.Route;
import dev.paddock.core.Signal;
import dev.paddock.core.View;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/** The descriptor of garages: {@code garage_7} is that of user 7. */
@AutoService(RoomKind.class)
@SuppressWarnings("rawtypes")
public final class GarageKind implements RoomKind<GarageCommand, Garage, GarageEvent> {
  /** Before the user's id. */
  public static final String PREFIX = "garage_";

  private static final String BUY = "garage.buy_car";
  private static final String UPGRADE = "garage.upgrade";
  static final String AWARD = "garage.award";
  private static final String QUESTION = "garage";
  private static final String SCHEMAS = "dev/paddock/races/garage/schema/";

  private final GarageRules rules = new GarageRules();
  private final GarageView view = new GarageView();

  /** The room of a user's garage. */
  public static RoomId room(long userId) {
    return new RoomId(PREFIX + userId);
  }

  /** Whose garage it is; 0 where the id is not that of a user's. */
  static long owner(RoomId room) {
    var digits = room.value().substring(Math.min(PREFIX.length(), room.value().length()));
    return digits.matches("[1-9]\\d{0,15}") ? Long.parseLong(digits) : 0;
  }

  @Override
  public String service() {
    return "races";
  }

  @Override
  public String name() {
    return "garage";
  }

  @Override
  public Decider<GarageCommand, Garage, GarageEvent> decider() {
    return rules;
  }

  @Override
  public View<Garage, GarageEvent> view() {
    return view;
  }

  @Override
  public Map<String, Class<? extends GarageCommand>> commands() {
    return Map.of(
        BUY, GarageCommand.BuyCar.class,
        UPGRADE, GarageCommand.Upgrade.class,
        AWARD, GarageCommand.Give.class);
  }

  @Override
  public Map<String, Class<? extends GarageEvent>> events() {
    return Map.of(
        "garage.opened", GarageEvent.GarageOpened.class,
        "garage.car_unlocked", GarageEvent.CarUnlocked.class,
        "garage.car_upgraded", GarageEvent.CarUpgraded.class,
        "garage.awarded", GarageEvent.GarageAwarded.class);
  }

  @Override
  public Type state() {
    return Garage.class;
  }

  @Override
  public GarageCommand signal(Signal signal) {
    return new GarageCommand.Signalled(signal);
  }

  @Override
  public List<Route> routes() {
    return List.of(route(BUY), route(UPGRADE));
  }

  @Override
  public List<Rest> rest() {
    return List.of(
        Rest.own("/api/garage", QUESTION),
        Rest.command("/api/garage/cars", BUY, QUESTION),
        Rest.command("/api/garage/cars/{car_id}/upgrades", UPGRADE, QUESTION));
  }

  @Override
  public boolean owns(RoomId room) {
    return room.value().startsWith(PREFIX);
  }

  @Override
  public String imageType() {
    return "garage_state";
  }

  @Override
  public List<History> histories() {
    return List.of(new GarageHistory());
  }

  @Override
  public List<Feed> feeds() {
    return List.of(new AwardFeed());
  }

  private static Route route(String type) {
    return new Route(
            type, SCHEMAS + type + ".json", Route.Target.FIXED, Route.Seat.NONE, Route.Attach.NONE)
        .to(PREFIX + "{user}");
  }
}
