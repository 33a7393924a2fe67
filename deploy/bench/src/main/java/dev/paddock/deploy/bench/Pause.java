package dev.paddock.deploy.bench;

import java.util.concurrent.locks.LockSupport;

/** Waits on the clock that measures. */
final class Pause {
  private Pause() {}

  static void seconds(double seconds) {
    until(System.nanoTime() + (long) (seconds * 1e9));
  }

  static void until(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
