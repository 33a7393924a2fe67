package dev.paddock.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StageGeneratorTest {
  private static final int SEEDS = Boolean.getBoolean("paddock.full") ? 2_000 : 60;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, -1, Integer.MAX_VALUE, 123456})
  void stagesHaveTheLengthAskedForAndDoNotCrossThemselves(int seed) {
    for (double length : new double[] {1000, 1700, 3000}) {
      for (var surface : Surface.values()) {
        checkShape(StageGenerator.generate(seed, length, surface, true), length);
        checkShape(StageGenerator.generate(seed, length, surface, false), length);
      }
    }
  }

  @Test
  void manySeedsKeepTheRules() {
    for (int seed = 100; seed < 100 + SEEDS; seed++) {
      checkShape(
          StageGenerator.generate(seed, 1000 + 2000.0 * (seed - 100) / SEEDS, surface(seed), true),
          -1);
      checkShape(
          StageGenerator.generate(seed, 1000 + 2000.0 * (seed - 100) / SEEDS, surface(seed), false),
          -1);
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aDriverFindsTheWayToTheFinish(Stage stage) {
    var spec = CarSpec.of(CarType.LYNX_R);
    var race = new Race(stage, new CarSpec[] {spec}, 1, 5);
    var driver = new Driver(stage, spec, Strength.CLUB);
    new Races.Driven(race, new Driver[] {driver}).finish();
    assertThat(race.finished(0)).isTrue();
    assertThat(stage.length() / race.finishTime(0)).isBetween(8.0, 45.0);
  }

  @Test
  void oneSeedGivesOneStageAndAnotherAnother() {
    var a = StageGenerator.generate(9, 1500, Surface.ASPHALT, true);
    var b = StageGenerator.generate(9, 1500, Surface.ASPHALT, true);
    var c = StageGenerator.generate(10, 1500, Surface.ASPHALT, true);
    assertThat(points(a)).isEqualTo(points(b)).isNotEqualTo(points(c));
    assertThat(points(a)).allSatisfy(v -> assertThat(v * 256).isEqualTo(Math.rint(v * 256)));
  }

  @ParameterizedTest
  @ValueSource(doubles = {999.9, 3000.1, 0, -5, Double.NaN, Double.POSITIVE_INFINITY})
  void lengthsOutOfRangeAreRefused(double length) {
    assertThatThrownBy(() -> StageGenerator.generate(1, length, Surface.ICE, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected 1000.0 to 3000.0");
  }

  @Test
  void theCircuitsMadeByHandKeepTheRulesToo() {
    for (var name : Circuits.names()) {
      checkShape(Circuits.named(name), -1);
    }
    assertThatThrownBy(() -> Circuits.named("nowhere")).hasMessageContaining("kestrel_ring");
  }

  static Stream<Stage> samples() {
    var stages = new ArrayList<Stage>();
    for (int seed = 20; seed < 32; seed++) {
      stages.add(StageGenerator.generate(seed, 1000, surface(seed), seed % 2 == 0));
    }
    return stages.stream();
  }

  private static Surface surface(int seed) {
    return Surface.of(Math.floorMod(seed, 3));
  }

  private static void checkShape(Stage stage, double length) {
    if (length > 0) {
      assertThat(stage.length()).isCloseTo(length, withPercentage(1));
    }
    assertThat(stage.checkpoints() % Stage.SECTORS).isZero();
    int segments = stage.closed() ? stage.points() : stage.points() - 1;
    for (int i = 0; i < segments; i++) {
      int next = (i + 1) % stage.points();
      assertThat(forward(stage, i, next, stage.leftWall(i), stage.leftWall(next)))
          .as("%s: left wall at %s", stage.name(), i)
          .isPositive();
      assertThat(forward(stage, i, next, -stage.rightWall(i), -stage.rightWall(next)))
          .as("%s: right wall at %s", stage.name(), i)
          .isPositive();
      assertThat(stage.leftWall(i)).isGreaterThan(stage.left(i));
      assertThat(stage.rightWall(i)).isGreaterThan(stage.right(i));
    }
    assertThat(crosses(stage)).as(stage.name()).isEqualTo(-1);
  }

  /** m that a wall goes on from one point to the next: a wall that goes back would cross itself. */
  private static double forward(Stage stage, int i, int next, double from, double to) {
    double x = wallX(stage, next, to) - wallX(stage, i, from);
    double y = wallY(stage, next, to) - wallY(stage, i, from);
    return x * stage.directionX(i) + y * stage.directionY(i);
  }

  private static double wallX(Stage stage, int i, double offset) {
    return stage.x(i) - offset * stage.directionY(i);
  }

  private static double wallY(Stage stage, int i, double offset) {
    return stage.y(i) + offset * stage.directionX(i);
  }

  /** The walls of a whole stage as one closed line, which must not cross itself anywhere. */
  private static int crosses(Stage stage) {
    int points = stage.points();
    if (stage.closed()) {
      int left = crossing(stage, 1);
      return left >= 0 ? left : crossing(stage, -1);
    }
    var x = new double[2 * points];
    var y = new double[2 * points];
    for (int i = 0; i < points; i++) {
      x[i] = wallX(stage, i, stage.leftWall(i));
      y[i] = wallY(stage, i, stage.leftWall(i));
      x[2 * points - 1 - i] = wallX(stage, i, -stage.rightWall(i));
      y[2 * points - 1 - i] = wallY(stage, i, -stage.rightWall(i));
    }
    return Crossings.first(x, y, 2 * points);
  }

  private static int crossing(Stage stage, int side) {
    int points = stage.points();
    var x = new double[points];
    var y = new double[points];
    for (int i = 0; i < points; i++) {
      double offset = side > 0 ? stage.leftWall(i) : -stage.rightWall(i);
      x[i] = wallX(stage, i, offset);
      y[i] = wallY(stage, i, offset);
    }
    return Crossings.first(x, y, points);
  }

  private static List<Double> points(Stage stage) {
    var values = new ArrayList<Double>();
    for (int i = 0; i < stage.points(); i++) {
      values.addAll(List.of(stage.x(i), stage.y(i), stage.left(i)));
    }
    return values;
  }
}
