package dev.paddock.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for whole races, whatever is driven. */
class LawsTest {
  @ParameterizedTest
  @EnumSource(Surface.class)
  void withoutThrottleNoEnergyComesFromAnywhere(Surface surface) {
    var chance = new Xoshiro(surface.ordinal());
    var pad = new Pad(CarSpec.USUAL, surface);
    for (int round = 0; round < 50; round++) {
      pad.cars.vx[0] = chance.between(-40, 40);
      pad.cars.vy[0] = chance.between(-40, 40);
      pad.cars.omega[0] = chance.between(-3, 3);
      for (int tick = 0; tick < 400; tick++) {
        double before = pad.energy();
        // No brake where it would drive backwards.
        double brake = pad.cars.forward(0) > 1 && chance.below(3) == 0 ? 1 : 0;
        pad.step(0, brake, chance.between(-1, 1));
        assertThat(pad.energy()).isLessThanOrEqualTo(before * (1 + 1e-9));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void collisionsGainNoEnergyAndCarsKeepTheirMomentum(int seed) {
    var chance = new Xoshiro(seed);
    var cars = new Cars(2);
    var models =
        new CarModel[] {new CarModel(CarSpec.of(CarType.PIKA)), new CarModel(CarSpec.USUAL)};
    var contacts = new CarContacts(cars, models, new Events());
    for (int round = 0; round < 2_000; round++) {
      for (int car = 0; car < 2; car++) {
        cars.x[car] = chance.between(-2, 2);
        cars.y[car] = chance.between(-1, 1);
        cars.vx[car] = chance.between(-20, 20);
        cars.vy[car] = chance.between(-20, 20);
        cars.omega[car] = chance.between(-2, 2);
        cars.heading[car] = chance.between(-3, 3);
      }
      double before = energy(cars, models);
      double along = models[0].mass * cars.vx[0] + models[1].mass * cars.vx[1];
      contacts.resolve();
      assertThat(energy(cars, models)).isLessThanOrEqualTo(before * (1 + 1e-12));
      assertThat(models[0].mass * cars.vx[0] + models[1].mass * cars.vx[1])
          .isCloseTo(along, org.assertj.core.api.Assertions.within(1e-7));
    }
  }

  @Test
  void aRaceSeenInAMirrorIsTheMirroredRaceToTheBit() {
    var stage = Circuits.named("kestrel_ring");
    var plain = Races.driven(stage, 8, 2, 3);
    var image = Races.driven(Races.mirrored(stage), 8, 2, 3).race();
    var race = plain.race();
    for (int car = 0; car < 8; car++) {
      image.adopt(car, race.x(car), -race.y(car), 0, 0, -race.heading(car), 0, 0, 0);
    }
    int contacts = 0;
    for (int tick = 0; tick < 3_000; tick++) {
      for (int car = 0; car < 8; car++) {
        int controls = plain.drivers()[car].controls(race, car);
        race.setInput(car, controls);
        image.setInput(car, mirrored(controls));
      }
      race.step();
      image.step();
      contacts += collisions(race);
      for (int car = 0; car < 8; car++) {
        assertThat(image.x(car)).isEqualTo(race.x(car));
        assertThat(image.y(car)).isEqualTo(-race.y(car));
        assertThat(image.angularVelocity(car)).isEqualTo(-race.angularVelocity(car) + 0.0);
        assertThat(image.progress(car)).isEqualTo(race.progress(car));
      }
    }
    assertThat(contacts).isPositive();
  }

  @ParameterizedTest
  @MethodSource("circuits")
  void fourTimesAsManyStepsASecondGiveTheSameLapTime(String circuit) {
    assertThat(lap(circuit, 60)).isCloseTo(lap(circuit, 240), withPercentage(0.1));
  }

  @ParameterizedTest
  @MethodSource("circuits")
  void noDriverBeatsTheLapTimeThatGripAndPowerAllow(String circuit) {
    var stage = Circuits.named(circuit);
    for (var type : CarType.values()) {
      var spec = CarSpec.of(type);
      double bound = LapBound.seconds(stage, spec);
      var race = new Race(stage, new CarSpec[] {spec}, 2, 1);
      var driver = new Driver(stage, spec, Strength.PRO);
      new Races.Driven(race, new Driver[] {driver}).finish();
      assertThat(race.bestLap(0)).isBetween(bound, 1.5 * bound);
    }
  }

  static java.util.List<String> circuits() {
    return Circuits.names();
  }

  /** s of a flying lap by the same driver, who is asked 60 times a second in both cases. */
  private static double lap(String circuit, int ticksPerSecond) {
    var stage = Circuits.named(circuit);
    // No nitro: its length is counted in ticks.
    var spec = CarSpec.of(CarType.MARTEN_GT).with(Coefficient.NITRO_CHARGES, 0);
    var race = new Race(stage, new CarSpec[] {spec}, 2, 1, ticksPerSecond);
    var driver = new Driver(stage, spec, Strength.PRO);
    int every = ticksPerSecond / 60;
    while (!race.over()) {
      if (race.tick() % every == 0) {
        race.setInput(0, driver.controls(race, 0));
      }
      race.step();
    }
    return race.lastLap(0);
  }

  private static double energy(Cars cars, CarModel[] models) {
    double sum = 0;
    for (int car = 0; car < cars.count; car++) {
      double v = cars.speed(car);
      sum += models[car].mass * v * v + models[car].inertia * cars.omega[car] * cars.omega[car];
    }
    return 0.5 * sum;
  }

  private static int collisions(Race race) {
    int count = 0;
    for (int i = 0; i < race.events().count(); i++) {
      count += race.events().kind(i) == EventKind.COLLISION ? 1 : 0;
    }
    return count;
  }

  private static int mirrored(int controls) {
    return Controls.of(
        Controls.throttle(controls),
        Controls.brake(controls),
        -Controls.steer(controls),
        Controls.nitro(controls));
  }
}
