package dev.paddock.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The car against what a textbook says, within 1 %. */
class ClosedFormTest {
  private static final double G = Physics.GRAVITY;

  @ParameterizedTest
  @EnumSource(Surface.class)
  void onTheSkidPadTheMostSidewaysAccelerationIsThatOfTheTyres(Surface surface) {
    var pad = new Pad(Pad.stiff(Pad.bare(surface)), surface).at(20);
    double most = 0;
    for (int tick = 0; tick < 900; tick++) {
      double wanted = 18 - pad.speed();
      double vx = pad.cars.vx[0];
      double vy = pad.cars.vy[0];
      pad.step(wanted * 0.2, 0, tick / 900.0);
      most = Math.max(most, sideways(pad, vx, vy));
    }
    // v²/r is the acceleration across the way, whatever the radius the car finds.
    assertThat(most).isCloseTo(pad.friction(0) * G, withPercentage(1));
  }

  @Test
  void theFasterTheLessGripOnTheSkidPad() {
    double slow = mostSideways(15);
    double fast = mostSideways(40);
    var model = new CarModel(CarSpec.USUAL);
    double expected =
        model.friction(Surface.ASPHALT, false, 40) / model.friction(Surface.ASPHALT, false, 15);
    assertThat(fast / slow).isCloseTo(expected, within(0.02)).isLessThan(0.97);
  }

  @ParameterizedTest
  @EnumSource(Surface.class)
  void brakingTakesTheDistanceThatFrictionAllows(Surface surface) {
    var pad = new Pad(Pad.bare(surface), surface).at(40);
    double distance = stop(pad);
    assertThat(distance).isCloseTo(40 * 40 / (2 * pad.friction(0) * G), withPercentage(1));
  }

  @Test
  void brakingWithGripThatGrowsAsTheSpeedFallsTakesTheIntegral() {
    var pad =
        new Pad(Pad.bare(Surface.ASPHALT).with(Coefficient.GRIP_LOSS, 0.2), Surface.ASPHALT).at(55);
    double expected = integral(v -> v / (pad.friction(v) * G), 0, 55);
    assertThat(stop(pad)).isCloseTo(expected, withPercentage(1));
  }

  @Test
  void weakBrakesTakeTheirForce() {
    var pad =
        new Pad(Pad.bare(Surface.ASPHALT).with(Coefficient.BRAKE_FORCE, 4_000), Surface.ASPHALT)
            .at(40);
    assertThat(stop(pad)).isCloseTo(40 * 40 * pad.model.mass / (2 * 4_000), withPercentage(1));
  }

  @ParameterizedTest
  @EnumSource(Surface.class)
  void brakingAndTurningStayWithinTheGripCircle(Surface surface) {
    var chance = new Xoshiro(5);
    var pad = new Pad(Pad.bare(surface), surface);
    double most = 0;
    double limit = pad.friction(0) * G;
    for (int round = 0; round < 60; round++) {
      pad.cars.omega[0] = 0;
      pad.cars.vx[0] = 35;
      pad.cars.vy[0] = 0;
      pad.cars.heading[0] = chance.between(-0.3, 0.3);
      double brake = chance.nextDouble();
      double steer = chance.between(-1, 1);
      for (int tick = 0; tick < 60 && pad.speed() > 3; tick++) {
        double vx = pad.cars.vx[0];
        double vy = pad.cars.vy[0];
        pad.step(0, brake, steer);
        most = Math.max(most, pad.acceleration(vx, vy));
      }
    }
    assertThat(most).isBetween(0.97 * limit, limit * (1 + 1e-9));
  }

  @ParameterizedTest
  @EnumSource(CarType.class)
  void topSpeedIsWhereThePowerGoesIntoResistance(CarType type) {
    var pad = new Pad(CarSpec.of(type), Surface.ASPHALT).at(30);
    for (int tick = 0; tick < 60 * 240; tick++) {
      pad.step(1, 0, 0);
    }
    double v = pad.speed();
    double resistance = pad.model.drag * v * v + pad.model.rolling * pad.model.mass * G;
    assertThat(v * resistance).isCloseTo(pad.model.power, withPercentage(1));
    assertThat(v).isBetween(45.0, 75.0);
  }

  @ParameterizedTest
  @EnumSource(CarType.class)
  void zeroToHundredTakesWhatForceAndPowerAllow(CarType type) {
    // All wheels driven and tyres that hold: traction is another gate's matter.
    var spec = CarSpec.of(type).with(Coefficient.FRONT_DRIVE, 0.5).with(Coefficient.GRIP, 2);
    var pad = new Pad(spec, Surface.ASPHALT);
    int ticks = 0;
    while (pad.speed() < 100 / 3.6) {
      pad.step(1, 0, 0);
      ticks++;
    }
    var m = pad.model;
    double expected = integral(v -> m.mass / (m.drive(v, false) - resistance(m, v)), 0, 100 / 3.6);
    assertThat(ticks * pad.dt).isCloseTo(expected, within(0.01 * expected + 0.5 * pad.dt));
  }

  @ParameterizedTest
  @ValueSource(doubles = {60, 30})
  void coastingDownTakesTheTimeOfDragAndRolling(double from) {
    var pad = new Pad(CarSpec.USUAL, Surface.ASPHALT).at(from);
    int ticks = 0;
    while (pad.speed() > 10) {
      pad.step(0, 0, 0);
      ticks++;
    }
    double a = pad.model.rolling * G;
    double b = pad.model.drag / pad.model.mass;
    double root = Math.sqrt(b / a);
    double expected = (Math.atan(root * from) - Math.atan(root * 10)) / Math.sqrt(a * b);
    assertThat(ticks * pad.dt).isCloseTo(expected, withPercentage(1));
  }

  @Test
  void onIceTheTyresLetLessPowerThroughThanTheEngineHas() {
    var pad = new Pad(Pad.bare(Surface.ICE).with(Coefficient.FRONT_DRIVE, 0.5), Surface.ICE).at(3);
    double before = pad.speed();
    for (int tick = 0; tick < 60; tick++) {
      pad.step(1, 0, 0);
    }
    assertThat(pad.speed() - before).isCloseTo(pad.friction(0) * G, withPercentage(1));
  }

  @ParameterizedTest
  @EnumSource(Surface.class)
  void whatRestsStays(Surface surface) {
    var pad = new Pad(CarSpec.USUAL, surface);
    pad.cars.heading[0] = 0.7;
    for (int tick = 0; tick < 600; tick++) {
      pad.step(0, 0, 0);
    }
    assertThat(pad.cars.x[0]).isZero();
    assertThat(pad.cars.y[0]).isZero();
    assertThat(pad.cars.heading[0]).isEqualTo(0.7);
    assertThat(pad.energy()).isZero();
  }

  @Test
  void underTwoMetresASecondTheCarFollowsItsWheels() {
    var pad = new Pad(CarSpec.USUAL.with(Coefficient.ROLLING, 0), Surface.ASPHALT).at(1.5);
    for (int tick = 0; tick < 120; tick++) {
      pad.step(0, 0, 1);
    }
    double radius = pad.cars.forward(0) / pad.cars.omega[0];
    double expected = pad.model.wheelbase / Math.tan(pad.cars.steer[0]);
    assertThat(radius).isCloseTo(expected, withPercentage(1));
  }

  private static double resistance(CarModel m, double v) {
    return m.drag * v * v + m.rolling * m.mass * G;
  }

  private static double mostSideways(double speed) {
    var spec = Pad.stiff(CarSpec.USUAL.with(Coefficient.SLIDE, 0).with(Coefficient.DRAG_AREA, 0));
    var pad = new Pad(spec, Surface.ASPHALT).at(speed);
    double most = 0;
    for (int tick = 0; tick < 600; tick++) {
      double vx = pad.cars.vx[0];
      double vy = pad.cars.vy[0];
      pad.step((speed - pad.speed()) * 0.3, 0, tick / 600.0);
      if (Math.abs(pad.speed() - speed) < 1) {
        most = Math.max(most, sideways(pad, vx, vy));
      }
    }
    return most;
  }

  /** m/s² across the way of the car in the last step. */
  private static double sideways(Pad pad, double vx, double vy) {
    double ax = (pad.cars.vx[0] - vx) / pad.dt;
    double ay = (pad.cars.vy[0] - vy) / pad.dt;
    return Math.abs(vx * ay - vy * ax) / Math.hypot(vx, vy);
  }

  private static double stop(Pad pad) {
    double from = pad.cars.x[0];
    while (pad.speed() > 0.3) {
      pad.step(0, 1, 0);
    }
    return pad.cars.x[0] - from;
  }

  private static double integral(DoubleUnaryOperator f, double from, double to) {
    int pieces = 100_000;
    double step = (to - from) / pieces;
    double sum = 0;
    for (int i = 0; i < pieces; i++) {
      sum += f.applyAsDouble(from + (i + 0.5) * step) * step;
    }
    return sum;
  }
}
