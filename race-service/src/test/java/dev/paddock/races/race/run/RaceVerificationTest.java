package dev.paddock.races.race.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.RoomId;
import dev.paddock.core.run.Run;
import dev.paddock.engine.journal.Mark;
import dev.paddock.engine.run.InputChain;
import dev.paddock.engine.run.InputRecord;
import dev.paddock.engine.run.RunLog;
import dev.paddock.engine.run.Verdict;
import dev.paddock.engine.run.Verification;
import dev.paddock.engine.wire.WireCodec;
import dev.paddock.races.race.RaceKind;
import dev.paddock.races.race.StageSpec;
import dev.paddock.simulation.CarType;
import dev.paddock.simulation.Controls;
import dev.paddock.simulation.Strength;
import dev.paddock.simulation.Surface;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was changed in the log of a race is found, and its tick is named. */
class RaceVerificationTest {
  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
  private static final int TICKS = 600;
  private static final WireCodec WIRE = new WireCodec();
  private static final RaceKind KIND = new RaceKind();
  private static final RaceSpec SPEC =
      new RaceSpec(
          new StageSpec(7, 1_000, Surface.ASPHALT, true, null),
          1,
          5,
          9_000,
          List.of(car(1, 0, Strength.PRO), car(2, 11, null)));

  private RunLog log;

  @BeforeEach
  void aRaceIsDriven() {
    log = fresh();
    var race = new RaceRun(new Run("run", START, SPEC));
    for (int tick = 1; tick <= TICKS; tick++) {
      if (tick % 20 == 0) {
        var packed = List.of(Packed.of(1, Controls.of(220, 0, tick % 90 - 45, false), tick));
        packed.forEach(race::apply);
        log.add(inputs(tick, packed));
      }
      race.step();
      if (tick % 60 == 0) {
        log.add(keyframe(tick, race.hash()));
      }
    }
    log.add(new InputRecord.Ended("run", TICKS, race.hash(), Mark.start("")));
  }

  @Test
  void aRaceThatWasDrivenVerifies() {
    assertThat(verify(record -> record)).isEqualTo(new Verdict(true, TICKS, ""));
  }

  @Test
  void aChangedInputIsNamedByItsTick() {
    var verdict =
        verify(
            record ->
                record instanceof InputRecord.Inputs in && in.tick() == 240
                    ? new InputRecord.Inputs("run", 240, brake(), in.chain())
                    : record);
    assertThat(verdict.same()).isFalse();
    assertThat(verdict.tick()).isEqualTo(240);
  }

  @Test
  void whoMakesTheChainAgainIsFoundByTheNextState() {
    var forged = fresh();
    for (var in : log.inputs()) {
      var packed = in.tick() == 240 ? brake() : in.packed();
      forged.add(
          new InputRecord.Inputs(
              "run", in.tick(), packed, InputChain.next(forged.chain(), in.tick(), packed)));
    }
    log.keyframes().forEach(forged::add);
    var verdict = Verification.of(KIND, WIRE, forged);
    assertThat(verdict.same()).isFalse();
    assertThat(verdict.tick()).as("the first keyframe from 240 on").isIn(240, 300);
  }

  @Test
  void aChangedHashIsNamedByItsTick() {
    var verdict =
        verify(
            record ->
                record instanceof InputRecord.Keyframe k && k.tick() == 360
                    ? keyframe(360, k.hash() ^ 1)
                    : record);
    assertThat(verdict.same()).isFalse();
    assertThat(verdict.tick()).isEqualTo(360);
  }

  @Test
  void aChangedEndIsNamedByItsTick() {
    var verdict =
        verify(
            record ->
                record instanceof InputRecord.Ended end
                    ? new InputRecord.Ended("run", TICKS, end.hash() + 1, end.oldest())
                    : record);
    assertThat(verdict).matches(it -> !it.same() && it.tick() == TICKS);
  }

  @Test
  void aSavedStateOfAnotherHandIsNamedByItsTick() {
    var verdict =
        verify(
            record ->
                record instanceof InputRecord.Keyframe k && k.tick() == 180
                    ? new InputRecord.Keyframe(
                        "run", 180, k.hash(), 0, 0, k.oldest(), new byte[] {1, 2, 3})
                    : record);
    assertThat(verdict).isEqualTo(new Verdict(false, 180, "the state saved is another"));
  }

  @Test
  void anotherGridIsFoundAtTheFirstState() {
    var grid = List.of(car(1, 0, Strength.CLUB), car(2, 11, null));
    var other = new RaceSpec(SPEC.stage(), 1, 5, 9_000, grid);
    var forged = new RunLog(log.room(), begun(other), Mark.start(""));
    log.inputs().forEach(forged::add);
    log.keyframes().forEach(forged::add);
    var verdict = Verification.of(KIND, WIRE, forged);
    assertThat(verdict).matches(it -> !it.same() && it.tick() == 60);
  }

  private Verdict verify(UnaryOperator<InputRecord> change) {
    var changed = fresh();
    log.inputs().forEach(in -> changed.add(change.apply(in)));
    log.keyframes().forEach(keyframe -> changed.add(change.apply(keyframe)));
    changed.add(change.apply(log.ended()));
    return Verification.of(KIND, WIRE, changed);
  }

  private static RunLog fresh() {
    return new RunLog(new RoomId("race_a"), begun(SPEC), Mark.start(""));
  }

  private static InputRecord.Begun begun(RaceSpec spec) {
    return new InputRecord.Begun(
        "run", "race", KIND.simulationVersion(), START, WIRE.json(spec), Mark.start(""));
  }

  private InputRecord.Inputs inputs(int tick, List<byte[]> packed) {
    return new InputRecord.Inputs("run", tick, packed, InputChain.next(log.chain(), tick, packed));
  }

  private static InputRecord.Keyframe keyframe(int tick, long hash) {
    return new InputRecord.Keyframe("run", tick, hash, 0, 0, Mark.start(""), null);
  }

  private static List<byte[]> brake() {
    return List.of(Packed.of(1, Controls.of(0, 255, 0, false), 240));
  }

  private static RaceSpec.Car car(int id, long user, Strength strength) {
    return new RaceSpec.Car(id, user, "d" + id, CarType.PIKA, Collections.nCopies(8, 0), strength);
  }
}
