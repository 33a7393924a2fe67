package dev.paddock.engine.run;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** What runs count. */
final class RunMetrics {
  private final Timer late;
  private final Timer appended;
  private final Counter steps;
  private final Counter waits;
  private final Counter shifts;
  private final Counter dropped;
  private final Counter broken;

  RunMetrics(MeterRegistry registry, String service) {
    late = timer(registry, "paddock.run.jitter", service);
    appended = timer(registry, "paddock.run.append", service);
    steps = registry.counter("paddock.run.ticks", "service", service);
    waits = registry.counter("paddock.run.waits", "service", service);
    shifts = registry.counter("paddock.run.shifts", "service", service);
    dropped = registry.counter("paddock.run.inputs.dropped", "service", service);
    broken = registry.counter("paddock.run.broken", "service", service);
  }

  /** A turn came so long after it was due. */
  void late(long nanos) {
    late.record(Duration.ofNanos(Math.max(0, nanos)));
  }

  void appended(long nanos) {
    appended.record(Duration.ofNanos(nanos));
  }

  void stepped() {
    steps.increment();
  }

  /** A turn in which no tick could be made. */
  void waited() {
    waits.increment();
  }

  void shifted() {
    shifts.increment();
  }

  void broken() {
    broken.increment();
  }

  void dropped() {
    dropped.increment();
  }

  private static Timer timer(MeterRegistry registry, String name, String service) {
    return Timer.builder(name)
        .tag("service", service)
        .publishPercentiles(0.5, 0.99)
        .register(registry);
  }
}
