package dev.paddock.races.garage;

import dev.paddock.core.History;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes cars into {@code cars} and standings into {@code leaderboard}: one row a user, and one a
 * user and stage with the best time. The events carry totals, so each may be written twice.
 */
record GarageHistory() implements History {
  private static final String CARS = "cars";
  private static final String LEADERBOARD = "leaderboard";

  @Override
  public List<Write> write(Told event) {
    return switch (event.type()) {
      case "garage.opened", "garage.car_unlocked", "garage.car_upgraded" -> List.of(car(event));
      case "garage.awarded" -> awarded(event);
      default -> List.of();
    };
  }

  private static Write car(Told event) {
    var car = map(event.payload().get("car"));
    var set = new HashMap<>(car);
    set.put("user_id", event.payload().get("user_id"));
    return new Write(CARS, event.payload().get("user_id") + ":" + car.get("car_id"), set);
  }

  private static List<Write> awarded(Told event) {
    var writes = new ArrayList<Write>();
    writes.add(standing(event));
    if (Boolean.TRUE.equals(event.payload().get("best"))) {
      writes.add(best(event));
    }
    return writes;
  }

  private static Write standing(Told event) {
    var standing = map(event.payload().get("standing"));
    var rating = map(standing.get("rating"));
    var set = driver(event, "user");
    set.put("points", standing.get("earned"));
    set.put("races", standing.get("races"));
    set.put("wins", standing.get("wins"));
    set.put("mu", rating.get("mu"));
    set.put("sigma", rating.get("sigma"));
    set.put("rating", standing.get("ordinal"));
    return new Write(LEADERBOARD, "user:" + event.payload().get("user_id"), set);
  }

  private static Write best(Told event) {
    var award = map(event.payload().get("award"));
    var set = driver(event, "time");
    set.put("stage", award.get("stage"));
    set.put("millis", award.get("millis"));
    return new Write(
        LEADERBOARD, "time:" + award.get("stage") + ":" + event.payload().get("user_id"), set);
  }

  /** Who it is, and the race behind the row. */
  private static Map<String, Object> driver(Told event, String row) {
    var award = map(event.payload().get("award"));
    var set = new HashMap<String, Object>();
    set.put("row", row);
    set.put("user_id", event.payload().get("user_id"));
    set.put("username", event.payload().get("username"));
    set.put("race_id", award.get("race_id"));
    set.put("replay_id", award.get("run_id"));
    set.put("at", event.at());
    return set;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
