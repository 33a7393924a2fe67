package dev.paddock.engine.replay;

/** When a record is due, as far behind the first as it was, or that many times sooner. */
final class Pace {
  private static final double NANOS = 1e6;

  private final double speed;
  private final long begun;
  private long first = Long.MIN_VALUE;

  /**
   * @param speed 0: everything is due at once
   * @param begun monotonic nanoseconds
   */
  Pace(double speed, long begun) {
    this.speed = speed;
    this.begun = begun;
  }

  /** Monotonic nanoseconds at which a record of that time (milliseconds) is due. */
  long due(long timestamp) {
    if (first == Long.MIN_VALUE) {
      first = timestamp;
    }
    return speed == 0 ? begun : begun + (long) ((timestamp - first) * NANOS / speed);
  }
}
