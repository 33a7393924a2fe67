package dev.paddock.races.garage;

import java.time.Instant;

/**
 * A car of a garage.
 *
 * @param carId its number in the garage, from 1
 */
public record Car(int carId, Model type, String name, Upgrades upgrades, Instant unlockedAt) {
  /** The car everybody has; it has been there always. */
  static final Car STARTER =
      new Car(1, Model.STARTER, Model.STARTER.title(), Upgrades.NONE, Instant.EPOCH);

  Car with(Stat stat, int level) {
    return new Car(carId, type, name, upgrades.with(stat, level), unlockedAt);
  }
}
