package dev.paddock.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RaceTest {
  private static final Stage RING = Circuits.named("kestrel_ring");
  private static final Stage RALLY = StageGenerator.generate(4, 1200, Surface.GRAVEL, false);

  @Test
  void carsStandOnTheGridBehindTheLineOneBehindTheOther() {
    for (var stage : List.of(RING, RALLY)) {
      var race = Races.driven(stage, 8, 1, 1).race();
      for (int car = 0; car < 8; car++) {
        assertThat(race.progress(car)).isCloseTo(stage.gridDistance(car), within(0.3));
        assertThat(race.placeOf(car)).isEqualTo(car);
        assertThat(race.offTrack(car)).isFalse();
        assertThat(race.speed(car)).isZero();
      }
    }
  }

  @Test
  void aRaceTellsEveryCheckpointSectorLapAndFinishOnceAndInOrder() {
    var driven = Races.driven(RING, 3, 2, 1);
    var told = new ArrayList<RaceEvent>();
    while (!driven.race().over()) {
      driven.step();
      collect(driven.race(), told);
    }
    for (int car = 0; car < 3; car++) {
      int number = car;
      var own = told.stream().filter(event -> event.car() == number).toList();
      var gates = numbers(own, EventKind.CHECKPOINT);
      assertThat(gates).hasSize(2 * RING.checkpoints());
      assertThat(gates.subList(0, RING.checkpoints())).isSorted();
      assertThat(numbers(own, EventKind.SECTOR)).containsExactly(1, 2, 3, 1, 2, 3);
      assertThat(numbers(own, EventKind.LAP)).containsExactly(1, 2);
      assertThat(numbers(own, EventKind.FINISHED)).hasSize(1);
      double sectors = sum(own, EventKind.SECTOR);
      assertThat(sectors).isCloseTo(sum(own, EventKind.LAP), within(1e-9));
      assertThat(sectors).isCloseTo(driven.race().finishTime(car), within(1e-9));
    }
    assertThat(numbers(told, EventKind.FINISHED)).containsExactly(1, 2, 3);
  }

  @Test
  void standingsChangeOnlyBetweenCarsThatAreBesideEachOther() {
    var driven = Races.driven(RING, 8, 3, 2);
    var race = driven.race();
    int changes = 0;
    while (!race.over()) {
      var before = race.standings();
      driven.step();
      var after = race.standings();
      for (int place = 0; place < 8; place++) {
        if (before[place] != after[place]) {
          double gap = race.progress(before[place]) - race.progress(after[place]);
          // Nobody moves more than two metres a tick.
          assertThat(Math.abs(gap)).isLessThan(4);
          changes++;
        }
      }
    }
    assertThat(changes).isPositive();
  }

  @Test
  void finishTimesAreInTheOrderOfThePlaces() {
    var race = Races.driven(RALLY, 8, 1, 3).finish();
    for (int place = 1; place < 8; place++) {
      assertThat(race.finishTime(race.carAt(place)))
          .isGreaterThanOrEqualTo(race.finishTime(race.carAt(place - 1)));
    }
  }

  @Test
  void drivingBackwardsIsToldOnceAndNoCheckpointCounts() {
    var race = alone(RING);
    race.adopt(0, RING.x(40), RING.y(40), 0, 0, direction(RING, 40) + Math.PI, 0, 0, 1);
    var told = new ArrayList<RaceEvent>();
    for (int tick = 0; tick < 240; tick++) {
      race.setInput(0, Controls.of(120, 0, 0, false));
      race.step();
      collect(race, told);
    }
    assertThat(numbers(told, EventKind.WRONG_WAY)).startsWith(1);
    assertThat(race.wrongWay(0)).isTrue();
    assertThat(numbers(told, EventKind.CHECKPOINT)).isEmpty();
  }

  @Test
  void goingBackOverTheLineAndForwardAgainCountsNoLap() {
    var race = alone(RING);
    var told = new ArrayList<RaceEvent>();
    for (int lap = 0; lap < 6; lap++) {
      double heading = direction(RING, 1);
      race.adopt(0, RING.x(1), RING.y(1), -20 * Math.cos(heading), 0, heading, 0, 0, 0);
      roll(race, told, 120);
      race.adopt(0, RING.x(390), RING.y(390), 30, 0, direction(RING, 390), 0, 0, 0);
      roll(race, told, 120);
    }
    assertThat(numbers(told, EventKind.LAP)).isEmpty();
    assertThat(race.lap(0)).isZero();
  }

  @Test
  void cuttingABendInsideItsEdgeIsAShortcutThatCostsPower() {
    // Round a bend of 30 m, well inside the edge, at a walking pace.
    var stage = circle(30, 4);
    var race = alone(stage);
    var told = new ArrayList<RaceEvent>();
    double angle = 0;
    boolean penalised = false;
    for (int tick = 0; tick < 600; tick++) {
      angle += 0.01;
      double radius = 30 - 6.5;
      race.adopt(
          0,
          radius * Math.cos(angle),
          radius * Math.sin(angle),
          -8 * Math.sin(angle),
          8 * Math.cos(angle),
          angle + Math.PI / 2,
          0,
          0,
          0);
      race.step();
      collect(race, told);
      penalised |= race.penalised(0);
    }
    assertThat(race.offTrack(0)).isTrue();
    assertThat(numbers(told, EventKind.SHORTCUT)).isNotEmpty();
    assertThat(penalised).isTrue();
  }

  @Test
  void besideTheTrackACarLosesSpeed() {
    assertThat(coasted(4)).isGreaterThan(coasted(RING.left(2) + 3) + 2.5);
  }

  @Test
  void aCarNobodySteersCoastsAfterASecond() {
    var race = alone(RALLY);
    race.setInput(0, Controls.of(255, 0, 0, false));
    double most = 0;
    for (int tick = 0; tick < 60; tick++) {
      race.step();
      most = Math.max(most, race.speed(0));
    }
    race.step();
    race.step();
    assertThat(race.speed(0)).isLessThan(most);
  }

  @Test
  void nitroBurnsOneChargeAPress() {
    var race = alone(RALLY);
    int charges = race.nitroCharges(0);
    for (int tick = 0; tick < 150; tick++) {
      race.setInput(0, Controls.of(255, 0, 0, true));
      race.step();
    }
    assertThat(race.nitroCharges(0)).isEqualTo(charges - 1);
    assertThat(race.nitroTicks(0)).isZero();
    race.setInput(0, Controls.of(255, 0, 0, false));
    race.step();
    race.setInput(0, Controls.of(255, 0, 0, true));
    race.step();
    assertThat(race.nitroCharges(0)).isEqualTo(charges - 2);
    assertThat(race.nitro(0)).isBetween(0.0, 0.5);
  }

  @Test
  void nitroIsFasterThanNone() {
    assertThat(speedAfter(true)).isGreaterThan(speedAfter(false) + 1);
  }

  @Test
  void whoRetiresIsOutAndLastAndInNobodysWay() {
    var driven = Races.driven(RING, 3, 1, 1);
    var race = driven.race();
    for (int tick = 0; tick < 200; tick++) {
      driven.step();
    }
    race.setInput(0, Controls.retire());
    race.step();
    assertThat(race.retired(0)).isTrue();
    assertThat(race.placeOf(0)).isEqualTo(2);
    race.setInput(0, Controls.of(255, 0, 0, false));
    for (int tick = 0; tick < 900; tick++) {
      race.step();
    }
    assertThat(race.speed(0)).isLessThan(1.1);
    assertThat(race.over()).isFalse();
  }

  @Test
  void aResetPutsACarOnTheMiddleOncePerPress() {
    var race = alone(RING);
    race.adopt(0, RING.x(50) + 5, RING.y(50), 10, 3, 1, 1, 0, 0);
    var told = new ArrayList<RaceEvent>();
    for (int tick = 0; tick < 5; tick++) {
      race.setInput(0, Controls.withReset(Controls.NONE));
      race.step();
      collect(race, told);
    }
    assertThat(numbers(told, EventKind.PUT_BACK)).hasSize(1);
    assertThat(race.speed(0)).isZero();
    assertThat(race.offset(0)).isCloseTo(0, within(0.01));
  }

  @ParameterizedTest
  @CsvSource({"NaN, 0", "0, NaN", "Infinity, 0", "1e300, 1e300"})
  void aStateThatIsNoNumberIsPutBackByRule(double vx, double vy) {
    var race = Races.driven(RING, 2, 1, 1).race();
    race.adopt(0, RING.x(30), RING.y(30), vx, vy, 0, 0, 0, 0);
    race.step();
    for (int tick = 0; tick < 10; tick++) {
      race.step();
      assertThat(race.x(0)).isFinite();
      assertThat(race.speed(0)).isFinite();
      assertThat(race.speed(1)).isLessThan(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "9, 1", "2, 0", "2, 101"})
  void tooFewAndTooManyAreRefused(int cars, int laps) {
    var specs = new CarSpec[cars];
    Arrays.fill(specs, CarSpec.USUAL);
    assertThatThrownBy(() -> new Race(RING, specs, laps, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected 1 to");
  }

  @Test
  void aRallyStageHasOneLap() {
    assertThatThrownBy(() -> new Race(RALLY, new CarSpec[] {CarSpec.USUAL}, 2, 1))
        .hasMessageContaining("2 laps: expected 1 to 1");
  }

  @Test
  void wallsHoldWhateverDrivesIntoThem() {
    var chance = new Xoshiro(11);
    var race = alone(RING);
    for (int round = 0; round < 200; round++) {
      int point = chance.below(RING.points());
      double heading = chance.between(-3.1, 3.1);
      double speed = chance.between(20, 70);
      race.adopt(
          0,
          RING.x(point),
          RING.y(point),
          speed * Math.cos(heading),
          speed * Math.sin(heading),
          heading,
          0,
          0,
          0);
      for (int tick = 0; tick < 90; tick++) {
        race.setInput(0, Controls.of(255, 0, chance.below(255) - 127, false));
        race.step();
        int at = race.point(0);
        double wall = Math.max(RING.leftWall(at), RING.rightWall(at));
        assertThat(Math.abs(race.offset(0))).isLessThan(wall + 1);
      }
    }
  }

  private static Race alone(Stage stage) {
    return new Race(stage, new CarSpec[] {CarSpec.USUAL}, 1, 1);
  }

  private static double coasted(double offset) {
    var race = alone(RING);
    double heading = direction(RING, 2);
    double x = RING.x(2) - offset * RING.directionY(2);
    double y = RING.y(2) + offset * RING.directionX(2);
    race.adopt(0, x, y, 25 * Math.cos(heading), 25 * Math.sin(heading), heading, 0, 0, 0);
    for (int tick = 0; tick < 90; tick++) {
      race.step();
    }
    return race.speed(0);
  }

  private static double speedAfter(boolean nitro) {
    var race = alone(RING);
    double heading = direction(RING, 1);
    race.adopt(
        0, RING.x(1), RING.y(1), 30 * Math.cos(heading), 30 * Math.sin(heading), heading, 0, 0, 0);
    for (int tick = 0; tick < 100; tick++) {
      race.setInput(0, Controls.of(255, 0, 0, nitro));
      race.step();
    }
    return race.speed(0);
  }

  private static Stage circle(double radius, double half) {
    int points = 40;
    var x = new double[points];
    var y = new double[points];
    var width = new double[points];
    Arrays.fill(width, half);
    Arrays.setAll(x, i -> radius * Math.cos(2 * Math.PI * i / points));
    Arrays.setAll(y, i -> radius * Math.sin(2 * Math.PI * i / points));
    return Stage.of("circle", true, x, y, width, width, new int[points]);
  }

  private static double direction(Stage stage, int point) {
    return Math.atan2(stage.directionY(point), stage.directionX(point));
  }

  private static void roll(Race race, List<RaceEvent> told, int ticks) {
    for (int tick = 0; tick < ticks; tick++) {
      race.step();
      collect(race, told);
    }
  }

  private static void collect(Race race, List<RaceEvent> told) {
    for (int i = 0; i < race.events().count(); i++) {
      told.add(race.events().at(i));
    }
  }

  private static List<Integer> numbers(List<RaceEvent> told, EventKind kind) {
    return told.stream().filter(event -> event.kind() == kind).map(RaceEvent::number).toList();
  }

  private static double sum(List<RaceEvent> told, EventKind kind) {
    return told.stream().filter(event -> event.kind() == kind).mapToDouble(RaceEvent::value).sum();
  }
}
