package dev.paddock.races.race;

import dev.paddock.core.rating.Rating;
import dev.paddock.simulation.CarType;
import dev.paddock.simulation.Strength;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The built-in drivers: their names, cars and what is known of how good they are. */
final class Drivers {
  private static final List<String> NAMES =
      List.of("Ada", "Björn", "Chidi", "Dalia", "Emeka", "Freya", "Goran", "Hana");

  private static final List<Integer> STOCK = Collections.nCopies(8, 0);

  private Drivers() {}

  /** One car each, numbered from 1. */
  static List<Entry> of(List<Strength> strengths) {
    var entries = new ArrayList<Entry>();
    for (int i = 0; i < strengths.size(); i++) {
      entries.add(entry(i + 1, strengths.get(i)));
    }
    return List.copyOf(entries);
  }

  private static Entry entry(int id, Strength strength) {
    var types = CarType.values();
    var model = types[id % types.length];
    return new Entry(
        id,
        0,
        NAMES.get((id - 1) % NAMES.size()),
        0,
        model,
        model.title,
        STOCK,
        strength,
        rating(strength),
        true,
        null,
        false);
  }

  /** They do not learn, so these are for ever. */
  private static Rating rating(Strength strength) {
    return switch (strength) {
      case ROOKIE -> new Rating(20, 2);
      case CLUB -> new Rating(25, 2);
      case PRO -> new Rating(30, 2);
    };
  }
}
