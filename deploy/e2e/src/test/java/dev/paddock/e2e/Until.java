package dev.paddock.e2e;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits for something outside this process to become true; asks often, gives up with a reason. */
public final class Until {
  /** For what takes seconds at most; three times what a busy machine needs. */
  public static final Duration SOON = Duration.ofSeconds(45);

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private Until() {}

  /** Asks until the answer is not null, and returns it. */
  public static <T> T found(String what, Duration limit, Supplier<@Nullable T> question) {
    long end = System.nanoTime() + limit.toNanos();
    for (var answer = question.get(); ; answer = question.get()) {
      if (answer != null) {
        return answer;
      }
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("not within " + limit.toSeconds() + " s: " + what);
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Returns when so much time has passed. */
  public static void passed(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** Asks until it is so. */
  public static void holds(String what, Duration limit, Supplier<Boolean> question) {
    found(what, limit, () -> question.get() ? Boolean.TRUE : null);
  }
}
