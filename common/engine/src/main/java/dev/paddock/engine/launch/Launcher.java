package dev.paddock.engine.launch;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a process step by step: each step has a name, what it needs is waited for, and what it
 * opened is closed at the end. Its methods block: they belong on the main thread.
 */
public final class Launcher {
  private static final Duration ASK_AGAIN = Duration.ofMillis(100);
  private static final Duration SAY_AGAIN = Duration.ofSeconds(10);

  /** Longest time one step may take. */
  private static final Duration STEP = Duration.ofSeconds(60);

  private static final Logger LOG = LoggerFactory.getLogger(Launcher.class);

  private final long from = System.nanoTime();
  private final Health health;
  private final Shutdown shutdown;

  public Launcher(Health health, Shutdown shutdown) {
    this.health = health;
    this.shutdown = shutdown;
  }

  /** A step of the start; a failure of it says which step it was. */
  public <T> T step(String name, Callable<T> work) {
    long begin = System.nanoTime();
    try {
      var result = work.call();
      LOG.debug("{} took {} ms", name, millisSince(begin));
      return result;
    } catch (Exception e) {
      throw new StartFailed(name, e);
    }
  }

  /** A step whose result has to be closed at the end. */
  public <T extends AutoCloseable> T open(String name, Callable<T> work) {
    var opened = step(name, work);
    shutdown.closeAtEnd(name, opened);
    return opened;
  }

  /** A step that ends later; waits for it. */
  public <T> T await(String name, Callable<Future<T>> work) {
    return step(name, () -> await(work.call()));
  }

  /** Waits for a future, as long as a step may take. */
  public static <T> T await(Future<T> future) throws Exception {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(STEP.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } catch (TimeoutException e) {
      throw new TimeoutException("not done after " + STEP.toSeconds() + " s");
    }
  }

  /**
   * Waits until something the process depends on is there, however long that takes; says for what,
   * at first and every ten seconds, and in {@code /health/ready}.
   *
   * @param component {@code kafka}
   * @param where what is waited for, without passwords: {@code Kafka at k1:9092}
   */
  public void waitFor(String component, String where, BooleanSupplier isThere) {
    long begin = System.nanoTime();
    long said = begin - SAY_AGAIN.toNanos();
    while (!isThere.getAsBoolean()) {
      health.down(component, "waiting for " + where);
      if (System.nanoTime() - said >= SAY_AGAIN.toNanos()) {
        LOG.warn("waiting for {} ({} s)", where, millisSince(begin) / 1000);
        said = System.nanoTime();
      }
      LockSupport.parkNanos(ASK_AGAIN.toNanos());
    }
    health.up(component);
  }

  /** The start is through; returns how long it took, in milliseconds. */
  public long started() {
    health.started();
    return millisSince(from);
  }

  private static long millisSince(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
  }

  /** A start that cannot go on. */
  public static final class StartFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    StartFailed(String step, Exception cause) {
      super("cannot start: " + step + ": " + cause.getMessage(), cause);
    }
  }
}
