package dev.paddock.engine.launch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Asks every two seconds whether what the process depends on is still there. */
public final class Watchdog implements AutoCloseable {
  private static final Duration EVERY = Duration.ofSeconds(2);

  private final Health health;
  private final List<Dependency> dependencies = new ArrayList<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("watchdog").factory());

  public Watchdog(Health health) {
    this.health = health;
  }

  /**
   * Watches a dependency.
   *
   * @param where what to say while it is away: {@code Redis at r:6379}
   * @param vital without it requests should go elsewhere; else the process is degraded only
   */
  public Watchdog watch(String component, String where, boolean vital, BooleanSupplier isThere) {
    dependencies.add(new Dependency(component, where, vital, isThere));
    return this;
  }

  /** Begins to ask. */
  public Watchdog start() {
    var unused =
        timer.scheduleWithFixedDelay(
            this::look, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return this;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }

  void look() {
    for (var dependency : dependencies) {
      if (dependency.isThere().getAsBoolean()) {
        health.up(dependency.component());
      } else if (dependency.vital()) {
        health.down(dependency.component(), dependency.where() + " does not answer");
      } else {
        health.degraded(dependency.component(), dependency.where() + " does not answer");
      }
    }
  }

  private record Dependency(
      String component, String where, boolean vital, BooleanSupplier isThere) {}
}
