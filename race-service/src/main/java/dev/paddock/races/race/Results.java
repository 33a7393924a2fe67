package dev.paddock.races.race;

import dev.paddock.core.rating.PlackettLuce;
import dev.paddock.core.rating.Rating;
import dev.paddock.races.race.run.Said.Over;
import dev.paddock.races.race.run.Said.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/** What the order of cars at the end means for their drivers. */
final class Results {
  private Results() {}

  /** The results, best first. */
  static List<ResultRow> of(RaceRoom room, Over over) {
    var ratings = over.places().stream().map(it -> room.car(it.car()).rating()).toList();
    var after = PlackettLuce.rate(ratings, ranks(over.places()));
    var fastest = fastest(over.places());
    var rows = new ArrayList<ResultRow>();
    for (int i = 0; i < over.places().size(); i++) {
      var change = ratings.get(i).to(after.get(i));
      rows.add(row(room, over.places().get(i), i + 1, fastest, change));
    }
    return List.copyOf(rows);
  }

  private static ResultRow row(
      RaceRoom room, Place place, int position, OptionalDouble fastest, Rating.Change change) {
    var entry = room.car(place.car());
    var lap = place.fastestLap();
    boolean isFastest = lap != null && fastest.isPresent() && lap <= fastest.getAsDouble();
    return new ResultRow(
        position,
        entry.userId(),
        entry.username(),
        entry.carId(),
        null,
        entry.id(),
        entry.model(),
        entry.strength(),
        place.time(),
        place.time() == null,
        Points.of(position, place.time() == null, isFastest),
        lap,
        entry.isPerson() ? change : Rating.Change.NONE);
  }

  /** Who did not finish shares the last place. */
  private static int[] ranks(List<Place> places) {
    int finished = (int) places.stream().filter(it -> it.time() != null).count();
    var ranks = new int[places.size()];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = Math.min(i, finished) + 1;
    }
    return ranks;
  }

  private static OptionalDouble fastest(List<Place> places) {
    return places.stream()
        .map(Place::fastestLap)
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .min();
  }
}
