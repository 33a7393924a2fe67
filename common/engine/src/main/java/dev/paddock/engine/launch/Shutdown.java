package dev.paddock.engine.launch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a process in order: what was started last is closed first, all within a deadline. What hangs
 * or fails is said and left behind.
 */
public final class Shutdown {
  /** For everything together. */
  public static final Duration DEADLINE = Duration.ofSeconds(10);

  /** What every closer gets even where those before it took all the time. */
  private static final Duration LEAST = Duration.ofMillis(500);

  private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

  private final Duration deadline;
  private final Health health;
  private final Deque<Closer> closers = new ArrayDeque<>();
  private boolean done;

  public Shutdown(Health health) {
    this(health, DEADLINE);
  }

  Shutdown(Health health, Duration deadline) {
    this.health = health;
    this.deadline = deadline;
  }

  /** Has something closed at the end, before all that was given before; may block. */
  public synchronized void closeAtEnd(String name, AutoCloseable closeable) {
    closers.push(new Closer(name, closeable));
  }

  /** Runs {@link #run} when the JVM is told to stop. */
  public void hook() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::run, "shutdown"));
  }

  /** Closes everything, once. */
  public synchronized void run() {
    if (done) {
      return;
    }
    done = true;
    health.stopping();
    long end = System.nanoTime() + deadline.toNanos();
    closers.forEach(closer -> close(closer, Math.max(LEAST.toNanos(), end - System.nanoTime())));
    LOG.info("stopped");
  }

  private static void close(Closer closer, long nanos) {
    var closed = new CompletableFuture<Void>();
    Thread.ofPlatform().daemon().name("close-" + closer.name()).start(() -> run(closer, closed));
    try {
      closed.get(nanos, TimeUnit.NANOSECONDS);
      LOG.debug("closed {}", closer.name());
    } catch (TimeoutException e) {
      LOG.warn("{} did not close in time and is left behind", closer.name());
    } catch (ExecutionException e) {
      LOG.warn("{} did not close well", closer.name(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void run(Closer closer, CompletableFuture<Void> closed) {
    try {
      closer.closeable().close();
      closed.complete(null);
    } catch (Throwable e) {
      closed.completeExceptionally(e);
    }
  }

  private record Closer(String name, AutoCloseable closeable) {}
}
