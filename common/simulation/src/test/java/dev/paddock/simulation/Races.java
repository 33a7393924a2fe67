package dev.paddock.simulation;

import java.util.Arrays;

/** Races to test with. */
final class Races {
  private Races() {}

  /** A race of cars of all types, each with a driver who is set before each step. */
  static Driven driven(Stage stage, int cars, int laps, int seed) {
    var specs = new CarSpec[cars];
    Arrays.setAll(specs, car -> CarSpec.of(CarType.values()[car % 4]));
    var race = new Race(stage, specs, laps, seed);
    var drivers = new Driver[cars];
    Arrays.setAll(drivers, car -> new Driver(stage, specs[car], Strength.values()[car % 3]));
    return new Driven(race, drivers);
  }

  /** A race and who drives in it. */
  record Driven(Race race, Driver[] drivers) {
    void step() {
      for (int car = 0; car < drivers.length; car++) {
        race.setInput(car, drivers[car].controls(race, car));
      }
      race.step();
    }

    /** Steps until all have finished; fails after a time in which anybody would have. */
    Race finish() {
      while (!race.over()) {
        if (race.tick() > 60 * 1200) {
          throw new AssertionError("not over after 20 minutes");
        }
        step();
      }
      return race;
    }
  }

  /** The stage seen in a mirror: left is right. */
  static Stage mirrored(Stage stage) {
    int points = stage.points();
    var x = new double[points];
    var y = new double[points];
    var left = new double[points];
    var right = new double[points];
    var surface = new int[points];
    for (int i = 0; i < points; i++) {
      x[i] = stage.x(i);
      y[i] = -stage.y(i);
      left[i] = stage.right(i);
      right[i] = stage.left(i);
      surface[i] = stage.surface(i).ordinal();
    }
    return Stage.of(stage.name(), stage.closed(), x, y, left, right, surface);
  }
}
