package dev.paddock.gateway.fanout;

import java.util.concurrent.TimeUnit;

/** How many frames a socket may send that are no whole messages: control frames and fragments. */
final class Extras {
  /** As many as the largest message has in fragments of sixteen bytes. */
  static final int BURST = 1_024;

  static final int PER_SECOND = 100;

  private static final long NANOS_EACH = TimeUnit.SECONDS.toNanos(1) / PER_SECOND;

  private int left = BURST;
  private long filledAt;
  private boolean isStarted;

  /** Whether one more may come; counts it. */
  boolean admits(long nanos) {
    if (!isStarted) {
      isStarted = true;
      filledAt = nanos;
    }
    long gained = (nanos - filledAt) / NANOS_EACH;
    filledAt += gained * NANOS_EACH;
    left = (int) Math.min(BURST, left + gained);
    if (left == 0) {
      return false;
    }
    left--;
    return true;
  }
}
