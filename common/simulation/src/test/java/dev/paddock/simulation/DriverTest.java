package dev.paddock.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DriverTest {
  @ParameterizedTest
  @MethodSource("dev.paddock.simulation.Circuits#names")
  void theStrongerTheDriverTheFasterTheLap(String circuit) {
    var stage = Circuits.named(circuit);
    var times = new ArrayList<Double>();
    for (var strength : Strength.values()) {
      times.add(alone(stage, CarType.LYNX_R, strength).bestLap(0));
    }
    assertThat(times).isSortedAccordingTo(Comparator.reverseOrder());
  }

  @ParameterizedTest
  @MethodSource("dev.paddock.simulation.Circuits#names")
  void eightDriversFinishTogetherOnEveryCircuit(String circuit) {
    var race = Races.driven(Circuits.named(circuit), 8, 2, 4).finish();
    double first = race.finishTime(race.carAt(0));
    double last = race.finishTime(race.carAt(7));
    assertThat(last).isLessThan(1.4 * first);
  }

  @Test
  void whatADriverDoesDependsOnNothingButTheRace() {
    var driven = Races.driven(Circuits.named("otter_creek"), 4, 1, 4);
    var other = Races.driven(Circuits.named("otter_creek"), 4, 1, 4);
    for (int tick = 0; tick < 900; tick++) {
      for (int car = 3; car >= 0; car--) {
        int controls = driven.drivers()[car].controls(driven.race(), car);
        assertThat(driven.drivers()[car].controls(driven.race(), car)).isEqualTo(controls);
        assertThat(other.drivers()[car].controls(driven.race(), car)).isEqualTo(controls);
        assertThat(Controls.valid(controls)).isTrue();
      }
      driven.step();
    }
  }

  @Test
  void aDriverAgainstAWallFindsTheWayOut() {
    var stage = Circuits.named("kestrel_ring");
    for (int point = 10; point < 390; point += 60) {
      var race = new Race(stage, new CarSpec[] {CarSpec.USUAL}, 1, 1);
      var driven =
          new Races.Driven(race, new Driver[] {new Driver(stage, CarSpec.USUAL, Strength.CLUB)});
      for (int tick = 0; tick < 150; tick++) {
        race.step();
      }
      double wall = stage.leftWall(point) - 1;
      double x = stage.x(point) - wall * stage.directionY(point);
      double y = stage.y(point) + wall * stage.directionX(point);
      double across = Math.atan2(stage.directionX(point), -stage.directionY(point));
      race.adopt(0, x, y, 0, 0, across, 0, 0, 0);
      race.step();
      double from = race.progress(0);
      for (int tick = 0; tick < 60 * 15; tick++) {
        driven.step();
      }
      assertThat(race.progress(0)).isGreaterThan(from + 40);
    }
  }

  @Test
  void eachTypeOfCarIsTheBestSomewhere() {
    assertThat(fastest(Surface.GRAVEL)).isEqualTo(CarType.LYNX_R);
    assertThat(fastest(Surface.ASPHALT)).isNotEqualTo(CarType.LYNX_R);
  }

  private static CarType fastest(Surface surface) {
    var stage = StageGenerator.generate(3, 2500, surface, true);
    return java.util.Arrays.stream(CarType.values())
        .min(Comparator.comparingDouble(type -> alone(stage, type, Strength.PRO).bestLap(0)))
        .orElseThrow();
  }

  private static Race alone(Stage stage, CarType type, Strength strength) {
    var spec = CarSpec.of(type);
    var race = new Race(stage, new CarSpec[] {spec}, 2, 1);
    return new Races.Driven(race, new Driver[] {new Driver(stage, spec, strength)}).finish();
  }
}
