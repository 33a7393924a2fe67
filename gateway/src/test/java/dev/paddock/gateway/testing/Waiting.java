package dev.paddock.gateway.testing;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits on a monitor until something is so, woken by whoever changes it. */
final class Waiting {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

  private Waiting() {}

  /** To be called with the monitor held. */
  static void on(Object monitor, BooleanSupplier condition) {
    var deadline = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      var left = deadline - System.nanoTime();
      if (left <= 0) {
        throw new AssertionError("it did not come to be so in time");
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(monitor, left);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
