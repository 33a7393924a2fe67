package dev.paddock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.engine.journal.Mark;
import dev.paddock.engine.wire.WireCodec;
import dev.paddock.testkit.simulate.pulse.PulseKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was changed in a log or in a replay is found, and its tick is named. */
class VerificationTest {
  private static final WireCodec WIRE = new WireCodec();
  private static final PulseKind KIND = new PulseKind(true);
  private RunLog log;

  @BeforeEach
  void aRunIsDriven() {
    var world = new RunWorld(20, true);
    world.start();
    world.startRun("a", 600);
    world.drive("a");
    world.run(Duration.ofSeconds(15));
    log = world.logs("a").getFirst();
    assertThat(log.inputs()).hasSizeGreaterThan(50);
  }

  @Test
  void aRunThatWasDrivenIsTheSameMadeAgain() {
    assertThat(Verification.of(KIND, WIRE, log)).isEqualTo(new Verdict(true, 600, ""));
  }

  @Test
  void aReplayIsTheSameAfterItWasStoredAndRead() {
    var read = Replay.read(WIRE, WIRE.json(Replay.of(WIRE, log)));
    assertThat(read.verify(WIRE, KIND)).isEqualTo(new Verdict(true, 600, ""));
    assertThat(WIRE.json(read)).isEqualTo(WIRE.json(Replay.of(WIRE, log)));
  }

  @Test
  void aChangedInputIsNamedByItsTick() {
    var at = Replay.of(WIRE, log).inputs().get(30);
    var packed = Base64.getDecoder().decode(at.packed().getFirst());
    packed[1]++;
    var changed = List.of(Base64.getEncoder().encodeToString(packed));
    var verdict = verifyWith(30, one -> new Replay.At(one.tick(), changed, one.chain()));
    assertThat(verdict.same()).isFalse();
    assertThat(verdict.tick()).isEqualTo(at.tick());
  }

  @Test
  void anInputThatWasMovedOrTakenOutIsFound() {
    var at = Replay.of(WIRE, log).inputs().get(30);
    var moved = verifyWith(30, one -> new Replay.At(one.tick() + 1, one.packed(), one.chain()));
    assertThat(moved.same()).isFalse();
    assertThat(moved.tick()).isEqualTo(at.tick() + 1);
    var emptied = verifyWith(30, one -> new Replay.At(one.tick(), List.of(), one.chain()));
    assertThat(emptied.tick()).isEqualTo(at.tick());
  }

  @Test
  void aChangedHashIsNamedByItsTick() {
    var replay = Replay.of(WIRE, log);
    var keyframes = new ArrayList<>(replay.keyframes());
    var some = keyframes.get(4);
    keyframes.set(4, new Replay.Hashed(some.tick(), "0000000000000001"));
    var verdict = with(replay, replay.inputs(), keyframes).verify(WIRE, KIND);
    assertThat(verdict.same()).isFalse();
    assertThat(verdict.tick()).isEqualTo(some.tick());
    assertThat(verdict.what()).contains("0000000000000001");
  }

  @Test
  void aChangedStateIsNamedByItsTick() {
    var tampered = new RunLog(log.room(), log.begun(), Mark.start(""));
    log.inputs().forEach(tampered::add);
    for (var keyframe : log.keyframes()) {
      var state = keyframe.state().clone();
      state[20] ^= keyframe.tick() == 300 ? (byte) 1 : 0;
      tampered.add(
          new InputRecord.Keyframe(
              keyframe.run(), keyframe.tick(), keyframe.hash(), 0, 0, Mark.start(""), state));
    }
    var verdict = Verification.of(KIND, WIRE, tampered);
    assertThat(verdict).isEqualTo(new Verdict(false, 300, "the state saved is another"));
  }

  @Test
  void anotherBeginningIsFoundAtTheFirstKeyframe() {
    var replay = Replay.of(WIRE, log);
    var spec = new java.util.HashMap<>(replay.spec());
    spec.put("seed", 4711);
    var other =
        new Replay(
            replay.replayId(),
            replay.roomId(),
            replay.kind(),
            replay.simulationVersion(),
            replay.startAt(),
            spec,
            replay.ticks(),
            replay.hash(),
            replay.inputs(),
            replay.keyframes());
    var verdict = other.verify(WIRE, KIND);
    assertThat(verdict.same()).isFalse();
    assertThat(verdict.tick()).isEqualTo(60);
  }

  private Verdict verifyWith(int index, UnaryOperator<Replay.At> change) {
    var replay = Replay.of(WIRE, log);
    var inputs = new ArrayList<>(replay.inputs());
    inputs.set(index, change.apply(inputs.get(index)));
    return with(replay, inputs, replay.keyframes()).verify(WIRE, KIND);
  }

  private static Replay with(Replay replay, List<Replay.At> inputs, List<Replay.Hashed> keyframes) {
    return new Replay(
        replay.replayId(),
        replay.roomId(),
        replay.kind(),
        replay.simulationVersion(),
        replay.startAt(),
        replay.spec(),
        replay.ticks(),
        replay.hash(),
        inputs,
        keyframes);
  }
}
