package dev.paddock.browser;

import dev.paddock.simulation.CarSpec;
import dev.paddock.simulation.CarType;
import dev.paddock.simulation.Circuits;
import dev.paddock.simulation.Controls;
import dev.paddock.simulation.Driver;
import dev.paddock.simulation.EventKind;
import dev.paddock.simulation.Race;
import dev.paddock.simulation.Stage;
import dev.paddock.simulation.StageGenerator;
import dev.paddock.simulation.Strength;
import dev.paddock.simulation.Surface;
import java.util.ArrayList;
import java.util.List;

/** {@code scenario.mjs} in Java. */
final class Scenario {
  private static final int ROUNDS = 8;
  private static final int CARS = 8;
  private static final int WILD = 6;

  private final List<String> lines = new ArrayList<>();
  private int chain = 0x811c9dc5;
  private int chance = 12345;
  private int contacts;

  private Scenario() {}

  /** The hashes of all states so far, one after each so many ticks, then the number of contacts. */
  static List<String> run(int ticks, int every) {
    var scenario = new Scenario();
    int done = 0;
    for (int round = 0; round < ROUNDS; round++) {
      var heat = Heat.prepare(round);
      for (int tick = 0; tick < ticks / ROUNDS; tick++) {
        scenario.step(heat);
        if (++done % every == 0) {
          scenario.lines.add(Integer.toHexString(scenario.chain));
        }
      }
    }
    scenario.lines.add("contacts " + scenario.contacts);
    return scenario.lines;
  }

  private void step(Heat heat) {
    var race = heat.race;
    for (int car = 0; car < WILD; car++) {
      race.setInput(car, heat.drivers[car].controls(race, car));
    }
    if (race.tick() % 30 == 0) {
      for (int car = WILD; car < CARS; car++) {
        race.setInput(car, wild());
      }
    }
    race.step();
    for (int i = 0; i < race.events().count(); i++) {
      contacts += race.events().kind(i) == EventKind.COLLISION ? 1 : 0;
    }
    var hash = race.hash();
    add(Integer.parseUnsignedInt(hash.substring(0, 8), 16));
    add(Integer.parseUnsignedInt(hash.substring(8), 16));
  }

  private int wild() {
    chance = chance * 1103515245 + 12345;
    int bits = chance >>> 8;
    double steer = ((bits & 255) - 127) / 127.0;
    double throttle = (bits >>> 8 & 255) / 200.0;
    return Controls.quantise(throttle, bits % 7 == 0 ? 1 : 0, steer, bits % 5 == 0);
  }

  private void add(int value) {
    chain = (chain ^ value) * 0x01000193;
  }

  /** One race of the eight. */
  private record Heat(Race race, Driver[] drivers) {
    static Heat prepare(int round) {
      var stage = stage(round);
      var specs = new CarSpec[CARS];
      for (int car = 0; car < CARS; car++) {
        var levels = new int[CARS];
        levels[car] = car % 4;
        specs[car] = CarSpec.of(CarType.values()[car % 4], levels);
      }
      var drivers = new Driver[WILD];
      for (int car = 0; car < WILD; car++) {
        drivers[car] = new Driver(stage, specs[car], Strength.values()[car % 3]);
      }
      return new Heat(new Race(stage, specs, stage.closed() ? 20 : 1, round), drivers);
    }

    private static Stage stage(int round) {
      if (round < Circuits.names().size()) {
        return Circuits.named(Circuits.names().get(round));
      }
      return StageGenerator.generate(
          round, 1000 + 100 * round, Surface.of(round % 3), round % 2 == 1);
    }
  }
}
