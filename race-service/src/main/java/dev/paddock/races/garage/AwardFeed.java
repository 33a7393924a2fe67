package dev.paddock.races.garage;

import dev.paddock.core.Feed;
import dev.paddock.core.History.Told;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives each person of a finished race what it brought, if its replay verifies; the garage counts
 * it once.
 */
record AwardFeed() implements Feed.OfRuns {
  private static final double MILLIS = 1_000;

  @Override
  public String from() {
    return "races";
  }

  @Override
  public List<Errand> errands(Told event) {
    var errands = new ArrayList<Errand>();
    if (event.type().equals("race_end") && event.payload().get("results") instanceof List<?> rows) {
      rows.stream()
          .map(AwardFeed::map)
          .filter(row -> userId(row) > 0)
          .forEach(row -> errands.add(errand(event, row)));
    }
    return errands;
  }

  @Override
  public String run(Told event) {
    return String.valueOf(event.payload().get("replay_id"));
  }

  private static Errand errand(Told event, Map<String, Object> row) {
    var award = new HashMap<String, Object>();
    award.put("race_id", event.room().value());
    award.put("run_id", event.payload().get("replay_id"));
    award.put("car_id", row.get("car_id"));
    award.put("position", row.get("position"));
    award.put("stage", event.payload().get("stage"));
    award.put("millis", millis(row.get("stage_time")));
    award.put("points", row.get("points_earned"));
    award.put("rating", row.get("rating"));
    var fields = new HashMap<String, Object>();
    fields.put("username", row.get("username"));
    fields.put("award", award);
    long userId = userId(row);
    return new Errand(GarageKind.room(userId), GarageKind.AWARD, fields, "award-" + userId);
  }

  private static @Nullable Integer millis(@Nullable Object seconds) {
    return seconds instanceof Number time ? (int) Math.rint(time.doubleValue() * MILLIS) : null;
  }

  private static long userId(Map<String, Object> row) {
    return row.get("user_id") instanceof Number number ? number.longValue() : 0;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
