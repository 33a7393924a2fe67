package dev.paddock.races.garage;

import java.util.ArrayList;
import java.util.List;

/** The level of each stat of a car, 0 as it comes. */
public record Upgrades(
    int topSpeed,
    int acceleration,
    int grip,
    int braking,
    int nitroCapacity,
    int nitroDuration,
    int handling,
    int weight) {
  /** A car as it comes. */
  public static final Upgrades NONE = new Upgrades(0, 0, 0, 0, 0, 0, 0, 0);

  public int level(Stat stat) {
    return levels().get(stat.ordinal());
  }

  Upgrades with(Stat stat, int level) {
    var levels = new ArrayList<>(levels());
    levels.set(stat.ordinal(), level);
    return of(levels);
  }

  /** In the order of {@link Stat}. */
  List<Integer> levels() {
    return List.of(
        topSpeed, acceleration, grip, braking, nitroCapacity, nitroDuration, handling, weight);
  }

  private static Upgrades of(List<Integer> levels) {
    return new Upgrades(
        levels.get(0),
        levels.get(1),
        levels.get(2),
        levels.get(3),
        levels.get(4),
        levels.get(5),
        levels.get(6),
        levels.get(7));
  }
}
