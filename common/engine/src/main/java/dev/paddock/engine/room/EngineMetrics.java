package dev.paddock.engine.room;

import dev.paddock.engine.bus.BusEvent;
import dev.paddock.engine.bus.BusTally;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** What the engine counts. */
final class EngineMetrics {
  final Counter decisions;
  final Counter refusals;
  final Counter failures;
  final Counter claims;
  final Counter fenced;
  final Counter over;
  final BusTally bus = new BusTally(BusEvent.Part.WRITER);
  private final Timer takeover;

  EngineMetrics(MeterRegistry registry, String service) {
    decisions = registry.counter("paddock.decisions", "service", service);
    refusals = registry.counter("paddock.refusals", "service", service);
    failures = registry.counter("paddock.failures", "service", service);
    claims = registry.counter("paddock.claims", "service", service);
    fenced = registry.counter("paddock.fenced", "service", service);
    over = registry.counter("paddock.lanes.over", "service", service);
    bus.measure(registry, service);
    takeover = registry.timer("paddock.takeover", "service", service);
  }

  void count(Decision decision) {
    switch (decision) {
      case Decision.Accepted a -> decisions.increment();
      case Decision.Refusals r -> refusals.increment(r.refusals().size());
      case Decision.Failed f -> failures.increment();
    }
  }

  void tookOver(long nanos) {
    takeover.record(Duration.ofNanos(nanos));
  }
}
