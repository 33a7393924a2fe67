package dev.paddock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.engine.loop.Loop;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RunTimeTest {
  private static final long MILLI = 1_000_000L;
  private static final Instant START = Instant.parse("2026-01-01T00:00:10Z");

  private long nanos = 5_000_000_000L;

  @Test
  void everyTickIsDueWhenTheClockSaysItIs() {
    var time = new RunTime(loop(START), START, 0, 60);
    for (int tick = 0; tick < 10_000; tick++) {
      assertThat(time.tick(time.dueAt(tick))).isEqualTo(tick);
      assertThat(time.tick(time.dueAt(tick) - 1)).isEqualTo(tick - 1);
    }
  }

  @Test
  void beforeTheStartTicksAreNegative() {
    var time = new RunTime(loop(START.minusSeconds(1)), START, 0, 60);
    assertThat(time.tick(nanos)).isEqualTo(-60);
  }

  @Test
  void aShiftPutsEverythingOff() {
    var time = new RunTime(loop(START), START, 500, 60);
    assertThat(time.tick(nanos)).isEqualTo(-30);
    time.shift(60);
    assertThat(time.shiftMillis()).isEqualTo(1_500);
    assertThat(time.tick(nanos)).isEqualTo(-90);
  }

  @Test
  void aClockThatIsFarBehindIsNotWaitedFor() {
    var time = new RunTime(loop(START.minusSeconds(3_600)), START, 0, 60);
    time.follow(1_000, nanos);
    assertThat(1_000 - time.tick(nanos)).isBetween(RunLimits.WAIT - 1, RunLimits.WAIT + 1);
  }

  @Test
  void aClockThatIsALittleBehindIs() {
    var time = new RunTime(loop(START), START, 0, 60);
    time.follow(60, nanos);
    assertThat(time.shiftMillis()).isZero();
    assertThat(time.tick(nanos + 1_000 * MILLI)).isEqualTo(60);
  }

  private Loop loop(Instant now) {
    return new Loop() {
      @Override
      public Timer schedule(Duration delay, Runnable task) {
        throw new UnsupportedOperationException();
      }

      @Override
      public Instant now() {
        return now;
      }

      @Override
      public long nanos() {
        return nanos;
      }

      @Override
      public void execute(Runnable task) {
        throw new UnsupportedOperationException();
      }
    };
  }
}
