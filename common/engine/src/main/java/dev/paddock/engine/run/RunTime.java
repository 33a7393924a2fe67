package dev.paddock.engine.run;

import dev.paddock.engine.loop.Loop;
import java.time.Duration;
import java.time.Instant;

/**
 * How the ticks of a run lie in this process's time. The wall clock is asked once; from then on the
 * monotonic clock counts.
 */
final class RunTime {
  private static final long SECOND = 1_000_000_000L;
  private static final long MILLI = 1_000_000L;

  private final Instant startAt;
  private final int perSecond;
  private long zero;
  private long shiftMillis;

  RunTime(Loop loop, Instant startAt, long shiftMillis, int perSecond) {
    this.startAt = startAt;
    this.perSecond = perSecond;
    this.shiftMillis = shiftMillis;
    this.zero =
        loop.nanos() + Duration.between(loop.now(), startAt.plusMillis(shiftMillis)).toNanos();
  }

  /** The tick that is due by the clock; below 0 before the start. */
  int tick(long nanos) {
    return Math.toIntExact(Math.floorDiv((nanos - zero) * perSecond, SECOND));
  }

  /** When a tick is due. */
  long dueAt(int tick) {
    return zero + Math.ceilDiv(tick * SECOND, (long) perSecond);
  }

  /** Puts all ticks to come off by so many (a negative number: earlier), in whole milliseconds. */
  void shift(int ticks) {
    long millis = Math.ceilDiv(ticks * 1_000L, (long) perSecond);
    shiftMillis += millis;
    zero += millis * MILLI;
  }

  /**
   * A successor waits for the clock where it is behind what was granted; no honest clock is behind
   * by more than a grant, so the rest is a difference of clocks and not waited for.
   */
  void follow(int granted, long nanos) {
    int wait = granted - tick(nanos);
    boolean hasStarted = granted > RunLimits.GRANT;
    if (hasStarted && wait > RunLimits.WAIT) {
      shift(RunLimits.WAIT - wait);
    }
  }

  Instant startAt() {
    return startAt;
  }

  long shiftMillis() {
    return shiftMillis;
  }
}
