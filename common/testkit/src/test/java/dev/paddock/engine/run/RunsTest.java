package dev.paddock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.Reason;
import dev.paddock.testkit.log.Fate;
import dev.paddock.testkit.log.Fates;
import dev.paddock.testkit.simulate.pulse.PulseKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunsTest {
  @Test
  void aRunGoesAtItsPaceAndIsOverOnce() {
    var world = new RunWorld(1, false);
    world.start();
    world.startRun("a", 600);
    world.drive("a");
    world.run(Duration.ofSeconds(6));
    assertThat(world.shown("a")).isBetween(200, 360);
    world.run(Duration.ofSeconds(8));
    assertThat(world.finished("a")).isTrue();
    assertThat(world.shown("a")).isEqualTo(600);
    assertThat(world.logs("a").getFirst().ended().tick()).isEqualTo(600);
    world.check("a");
  }

  @Test
  void framesComeTwentyTimesASecond() {
    var world = new RunWorld(2, false);
    world.start();
    world.startRun("a", 6_000);
    world.run(Duration.ofSeconds(5));
    world.seen.clear();
    world.run(Duration.ofSeconds(10));
    assertThat(world.seen).hasSize(200);
  }

  @Test
  void anInputTakesEffectTwoTicksAfterItCame() {
    var world = new RunWorld(3, false);
    world.start();
    world.startRun("a", 6_000);
    world.run(Duration.ofSeconds(5));
    int now = world.shown("a");
    world.push("a", 2, 9);
    world.run(Duration.ofSeconds(1));
    var stamped = world.logs("a").getFirst().inputs().getLast().tick();
    assertThat(stamped).isBetween(now + 2, now + 6);
  }

  @Test
  void inputsTakeLongerToTakeEffectWhileAppendsAreSlow() {
    var world = new RunWorld(4, false);
    world.start();
    world.startRun("a", 6_000);
    world.drive("a");
    world.fates((p, head) -> Fate.slow(Duration.ofMillis(40)));
    world.run(Duration.ofSeconds(10));
    assertThat(world.seen.getLast().text()).doesNotContain("hash\":\"0\"");
    assertThat(world.metrics.counter("paddock.run.shifts", "service", "pulses").count()).isZero();
    world.check("a");
  }

  @Test
  void aBadInputIsRefusedAndNothingOfItReachesTheRun() {
    var world = new RunWorld(5, false);
    world.start();
    world.startRun("a", 6_000);
    world.run(Duration.ofSeconds(5));
    world.input("a", 1, "{\"type\":\"push\",\"push\":999}");
    world.input("a", 77, "{\"type\":\"push\",\"push\":1}");
    world.input("b", 1, "{\"type\":\"push\",\"push\":1}");
    world.run(Duration.ofSeconds(1));
    assertThat(world.answers)
        .filteredOn(a -> a.commandId().isEmpty())
        .extracting(a -> a.code())
        .containsExactlyInAnyOrder(
            Reason.INVALID_FIELD, Reason.NOT_A_PLAYER, Reason.GAME_NOT_STARTED);
    assertThat(world.logs("a").getFirst().inputs()).isEmpty();
  }

  @Test
  void ofManyInputsInATickTheNewestCounts() {
    var world = new RunWorld(6, false);
    world.start();
    world.startRun("a", 6_000);
    world.run(Duration.ofSeconds(5));
    for (int i = 0; i < 10_000; i++) {
      world.push("a", 1, i % 9);
    }
    world.push("a", 1, 7);
    world.run(Duration.ofSeconds(1));
    var records = world.logs("a").getFirst().inputs();
    assertThat(records).hasSizeLessThanOrEqualTo(3);
    assertThat(records.getLast().packed().getLast()).containsExactly(0, 7);
  }

  @Test
  void whatTheRoomTellsItsRunIsAnInput() {
    var world = new RunWorld(7, false);
    world.start();
    world.startRun("a", 6_000);
    world.run(Duration.ofSeconds(5));
    world.send("a", "quit", "");
    world.run(Duration.ofSeconds(1));
    assertThat(world.logs("a").getFirst().inputs()).hasSize(1);
    world.kill(world.owner("a"));
    world.start();
    world.run(Duration.ofSeconds(5));
    world.check("a");
  }

  @Test
  void aRoomThatEndsEndsItsRun() {
    var world = new RunWorld(8, false);
    world.start();
    world.startRun("a", 6_000);
    world.run(Duration.ofSeconds(5));
    world.send("a", "end", "");
    world.run(Duration.ofSeconds(1));
    assertThat(world.logs("a").getFirst().ended()).isNotNull();
    int shown = world.shown("a");
    world.run(Duration.ofSeconds(1));
    assertThat(world.shown("a")).isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void afterAKillAnotherGoesOnWithinTwoSecondsAndNoShownTickChanges(boolean saves) {
    var world = new RunWorld(9, saves);
    world.start();
    world.start();
    world.startRun("a", 1_200);
    world.drive("a");
    world.run(Duration.ofSeconds(8));
    var before = world.seen.getLast();
    world.kill(world.owner("a"));
    world.run(Duration.ofSeconds(2));
    var next = world.seen.stream().filter(s -> s.claim() > before.claim()).findFirst();
    assertThat(next).isPresent();
    assertThat(next.get().tick()).isGreaterThan(before.tick());
    world.run(Duration.ofSeconds(25));
    assertThat(world.finished("a")).isTrue();
    world.check("a");
  }

  @Test
  void aShortWaitIsCaughtUpAndALongOneShiftsTheTime() {
    var world = new RunWorld(10, false);
    world.start();
    world.startRun("a", 6_000);
    world.run(Duration.ofSeconds(5));
    world.fates((p, head) -> Fate.slow(Duration.ofMillis(900)));
    world.drive("a");
    world.run(Duration.ofMillis(900));
    world.fates(Fates.calm());
    world.run(Duration.ofSeconds(3));
    assertThat(world.metrics.counter("paddock.run.shifts", "service", "pulses").count()).isZero();
    world.fates((p, head) -> Fate.slow(Duration.ofMillis(3_000)));
    world.run(Duration.ofMillis(100));
    world.fates(Fates.calm());
    world.run(Duration.ofSeconds(6));
    assertThat(world.metrics.counter("paddock.run.shifts", "service", "pulses").count())
        .isPositive();
    world.stopDriving();
    world.run(Duration.ofSeconds(120));
    assertThat(world.finished("a")).isTrue();
    world.check("a");
  }

  @Test
  void aRunOfARoomIsFollowedByAnother() {
    var world = new RunWorld(11, false);
    world.start();
    world.startRun("a", 300);
    world.run(Duration.ofSeconds(10));
    world.send("a", "start", "\"ticks\":300,\"in_millis\":0");
    world.run(Duration.ofSeconds(8));
    assertThat(world.logs("a")).hasSize(2).allMatch(log -> log.ended() != null);
    assertThat(world.decided("a")).filteredOn(PulseKind.Finished.class::isInstance).hasSize(2);
    world.check("a");
  }
}
