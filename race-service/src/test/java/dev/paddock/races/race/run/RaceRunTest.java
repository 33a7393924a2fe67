package dev.paddock.races.race.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.Reason;
import dev.paddock.core.run.Input;
import dev.paddock.core.run.Report;
import dev.paddock.core.run.Run;
import dev.paddock.core.run.RunClock;
import dev.paddock.races.race.StageSpec;
import dev.paddock.simulation.CarType;
import dev.paddock.simulation.Controls;
import dev.paddock.simulation.Strength;
import dev.paddock.simulation.Surface;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RaceRunTest {
  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
  private static final StageSpec STAGE = new StageSpec(7, 1_000, Surface.ASPHALT, true, null);
  private static final String GO = "{\"type\":\"input\",\"actions\":{\"accelerate\":true}}";

  @Test
  void builtInDriversComeToTheEnd() {
    var run = run(5_000, Strength.PRO, Strength.CLUB);
    var reports = drive(run);

    var over = (Said.Over) reports.getLast().what();
    assertThat(over.places()).hasSize(2).allMatch(it -> it.time() != null && it.fastestLap() > 0);
    assertThat(over.places().getFirst().time()).isBetween(15.0, 80.0);
    assertThat(reports).extracting(Report::n).containsExactlyElementsOf(counted(reports.size()));
    assertThat(kinds(reports)).contains("Checkpoint", "Sector", "Lap", "Finished", "Over");
    assertThat(run.over()).isTrue();
  }

  @Test
  void theSameInputsGiveTheSameRace() {
    var one = run(3_000, Strength.PRO, null);
    var other = run(3_000, Strength.PRO, null);
    for (int tick = 0; tick < 600; tick++) {
      if (tick % 20 == 0) {
        var packed = Packed.of(1, Controls.of(200, 0, tick % 100, tick == 300), tick);
        one.apply(packed);
        other.apply(packed.clone());
      }
      one.step();
      other.step();
      assertThat(one.hash()).isEqualTo(other.hash());
      assertThat(one.reports()).isEqualTo(other.reports());
    }
    one.apply(Packed.of(1, Controls.of(255, 0, 0, false), 700));
    one.step();
    other.step();
    assertThat(one.hash()).isNotEqualTo(other.hash());
  }

  @Test
  void whoGivesUpIsOutOfTheRace() {
    var run = run(3_000, null, Strength.PRO);
    run.apply(Orders.of(List.of(true, false)));
    run.step();

    assertThat(run.reports()).extracting(Report::what).contains(new Said.Retired(1));
    assertThat(run.input(11, GO.getBytes(UTF_8))).isInstanceOf(Input.Refused.class);
    assertThat(Orders.of(List.of(false, false))).isEmpty();
  }

  @Test
  void aRaceWithoutPeopleLeftEndsSoon() {
    var run = run(30_000, null, Strength.ROOKIE);
    run.apply(Orders.of(List.of(true, false)));
    var reports = drive(run);

    assertThat(run.tick()).isBetween(Ending.ALONE_WINDOW, Ending.ALONE_WINDOW + 10);
    assertThat(((Said.Over) reports.getLast().what()).places()).allMatch(it -> it.time() == null);
  }

  @Test
  void aRaceEndsAtItsLimit() {
    var run = run(120, Strength.PRO, null);
    var reports = drive(run);

    assertThat(run.tick()).isEqualTo(121);
    assertThat(kinds(reports)).containsExactly("Retired", "Retired", "Over");
  }

  @Test
  void inputsArePackedForTheDriverWhoSendsThem() {
    var run = run(3_000, Strength.PRO, null);
    var taken = (Input.Taken) run.input(11, GO.getBytes(UTF_8));

    assertThat(Packed.place(taken.packed())).isEqualTo(1);
    assertThat(Packed.controls(taken.packed())).isEqualTo(Controls.of(255, 0, 0, false));
    run.apply(taken.packed());
    run.apply(taken.packed());
    run.step();
    assertThat(state(run).cars().get(1).lastInput()).isEqualTo(2);
  }

  @Test
  void whoDoesNotDriveCannotSteer() {
    var run = run(3_000, Strength.PRO, null);

    assertThat(refusal(run.input(99, GO.getBytes(UTF_8)))).isEqualTo(Reason.NOT_A_PLAYER);
    assertThat(refusal(run.input(0, GO.getBytes(UTF_8)))).isEqualTo(Reason.NOT_A_PLAYER);
  }

  @Test
  void inputsFromFarAwayInTimeAreRefused() {
    var run = run(3_000, Strength.PRO, null);
    var far = GO.replace("}}", "},\"tick\":601}");
    var near = GO.replace("}}", "},\"tick\":600,\"n\":17}");

    assertThat(refusal(run.input(11, far.getBytes(UTF_8)))).isEqualTo(Reason.INVALID_FIELD);
    var taken = (Input.Taken) run.input(11, near.getBytes(UTF_8));
    assertThat(Packed.n(taken.packed())).isEqualTo(17);
  }

  @Test
  void bytesThatAreNoInputAreIgnored() {
    var run = run(3_000, Strength.PRO, null);
    var still = run(3_000, Strength.PRO, null);
    run.apply(new byte[0]);
    run.apply(new byte[] {9, 9, 9});
    run.apply(Packed.of(0, Controls.of(255, 0, 0, false), 1)); // A built-in driver's car.
    run.apply(Packed.of(7, Controls.of(255, 0, 0, false), 1)); // No car at all.
    run.apply(Packed.of(1, -1, 1)); // No controls.
    run.step();
    still.step();

    assertThat(run.hash()).isEqualTo(still.hash());
    assertThat(state(run).cars().get(1).lastInput()).isZero();
  }

  @Test
  void aStateSaysWhereTheCarsAre() {
    var run = run(3_000, Strength.PRO, null);
    for (int i = 0; i < 240; i++) {
      run.step();
    }
    var state = state(run);

    assertThat(state.tick()).isEqualTo(240);
    assertThat(state.cars()).extracting(GameState.CarState::id).containsExactly(1, 2);
    assertThat(state.raceInfo().standings()).containsExactly(1, 2);
    assertThat(state.raceInfo().startAt()).isEqualTo(START.toEpochMilli());
    assertThat(state.raceInfo().shiftMs()).isEqualTo(40);
    var car = state.cars().getFirst();
    assertThat(Math.hypot(car.vx(), car.vy())).isGreaterThan(5);
  }

  @Test
  void theBinaryFormIsShort() {
    var run = run(3_000, Strength.PRO, null);
    for (int i = 0; i < 240; i++) {
      run.step();
    }
    var bytes = run.binaryFrame();
    var car = state(run).cars().getFirst();

    assertThat(bytes).hasSize(16 + 2 * 20);
    assertThat(bytes[3]).isEqualTo((byte) 2);
    int x = bytes[16] << 16 | (bytes[17] & 0xff) << 8 | (bytes[18] & 0xff);
    assertThat(x / 512.0).isCloseTo(car.x(), org.assertj.core.api.Assertions.within(0.002));
    assertThat(bytes[8]).isEqualTo((byte) 1);
  }

  private static GameState state(RaceRun run) {
    return (GameState) run.frame(new RunClock(START, 40, 2));
  }

  private static Reason refusal(Input input) {
    return ((Input.Refused) input).reason();
  }

  private static List<Report> drive(RaceRun run) {
    var reports = new ArrayList<Report>();
    for (int i = 0; i < 40_000 && !run.over(); i++) {
      run.step();
      reports.addAll(run.reports());
    }
    return reports;
  }

  private static List<Long> counted(int size) {
    var numbers = new ArrayList<Long>();
    for (long n = 1; n <= size; n++) {
      numbers.add(n);
    }
    return numbers;
  }

  private static List<String> kinds(List<Report> reports) {
    return reports.stream().map(it -> it.what().getClass().getSimpleName()).toList();
  }

  /** One lap; null is user 10 + place. */
  private static RaceRun run(int limit, Strength... drivers) {
    var cars = new ArrayList<RaceSpec.Car>();
    for (int i = 0; i < drivers.length; i++) {
      long user = drivers[i] == null ? 10 + i : 0;
      cars.add(
          new RaceSpec.Car(
              i + 1, user, "d" + i, CarType.PIKA, Collections.nCopies(8, 0), drivers[i]));
    }
    return new RaceRun(new Run("run", START, new RaceSpec(STAGE, 1, 5, limit, cars)));
  }
}
