package dev.paddock.engine.loop;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;

/** One thread of control with its clock: a real thread in the product, a fake in simulations. */
public interface Loop extends Executor {
  /** Runs a task after a delay on this loop, unless it is cancelled before. */
  Timer schedule(Duration delay, Runnable task);

  /** Wall clock, for stamps only. */
  Instant now();

  /** Monotonic clock in nanoseconds, for time-outs. */
  long nanos();

  /** A task that is due later. */
  interface Timer {
    void cancel();
  }
}
