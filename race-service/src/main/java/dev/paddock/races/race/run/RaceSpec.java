package dev.paddock.races.race.run;

import dev.paddock.races.race.Entry;
import dev.paddock.races.race.RaceRoom;
import dev.paddock.races.race.StageSpec;
import dev.paddock.simulation.CarSpec;
import dev.paddock.simulation.CarType;
import dev.paddock.simulation.Strength;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All a race needs to start.
 *
 * @param limitTicks after that many ticks who still drives has not finished
 * @param cars in the order of the grid
 */
public record RaceSpec(StageSpec stage, int laps, int seed, int limitTicks, List<Car> cars) {
  public RaceSpec {
    cars = List.copyOf(cars);
  }

  /**
   * A car on the grid.
   *
   * @param id its number in the race
   * @param userId 0 for a built-in driver
   * @param levels of the upgrades, in the simulation's order
   * @param strength of a built-in driver, null for a person
   */
  public record Car(
      int id,
      long userId,
      String username,
      CarType model,
      List<Integer> levels,
      @Nullable Strength strength) {
    public Car {
      levels = List.copyOf(levels);
    }

    CarSpec spec() {
      return CarSpec.of(model, levels.stream().mapToInt(Integer::intValue).toArray());
    }

    private static Car of(Entry entry) {
      return new Car(
          entry.id(),
          entry.userId(),
          entry.username(),
          entry.model(),
          entry.levels(),
          entry.strength());
    }
  }

  /** Of a race whose countdown has begun. */
  public static RaceSpec of(RaceRoom room) {
    var start = room.start();
    if (start == null) {
      throw new IllegalStateException("no countdown has begun in " + room.raceId());
    }
    return new RaceSpec(
        room.about().stage(),
        room.about().laps(),
        start.seed(),
        start.limitTicks(),
        room.grid().stream().map(Car::of).toList());
  }
}
