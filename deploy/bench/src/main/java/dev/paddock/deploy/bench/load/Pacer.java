package dev.paddock.deploy.bench.load;

import java.util.concurrent.locks.LockSupport;

/**
 * Says when things are due: evenly, on a thread of its own. What was due while the thread was late
 * is still said, with the time it was due: nothing slow hides behind a pause.
 */
public final class Pacer implements AutoCloseable {
  /** Does what is due. */
  public interface Action {
    /** Thing number {@code count} was due at {@code due}, {@link System#nanoTime()}. */
    void due(long count, long due);

    /** Everything that was due has been said: time to send it. */
    default void flush() {}
  }

  private static final long LONGEST_WAIT = 2_000_000;

  private final Action action;
  private final Thread thread;
  private volatile double perSecond;
  private volatile boolean isOver;

  private Pacer(Action action, double perSecond) {
    this.action = action;
    this.perSecond = perSecond;
    this.thread = Thread.ofPlatform().daemon().name("pacer").unstarted(this::run);
  }

  /** Starts; things are due from now on. */
  public static Pacer start(double perSecond, Action action) {
    var pacer = new Pacer(action, perSecond);
    pacer.thread.start();
    return pacer;
  }

  /** Goes on at another pace. */
  public void pace(double newPerSecond) {
    perSecond = newPerSecond;
  }

  @Override
  public void close() {
    isOver = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    long count = 0;
    double due = System.nanoTime();
    while (!isOver) {
      double now = System.nanoTime();
      double rate = perSecond;
      if (rate <= 0) {
        due = now;
        LockSupport.parkNanos(LONGEST_WAIT);
        continue;
      }
      double step = 1e9 / rate;
      boolean any = due <= now;
      for (; due <= now; due += step) {
        action.due(count++, (long) due);
      }
      if (any) {
        action.flush();
      }
      LockSupport.parkNanos(Math.min(LONGEST_WAIT, (long) (due - System.nanoTime())));
    }
  }
}
