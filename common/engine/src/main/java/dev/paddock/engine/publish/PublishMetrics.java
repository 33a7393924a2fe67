package dev.paddock.engine.publish;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What is measured of a publisher. */
final class PublishMetrics {
  private final String service;
  private final MeterRegistry registry;
  private final Counter failures;
  private final Map<Integer, AtomicLong> lags = new HashMap<>();

  PublishMetrics(String service, MeterRegistry registry) {
    this.service = service;
    this.registry = registry;
    this.failures = registry.counter("paddock.publisher.failures", "service", service);
  }

  /** Journal records that are not in {@code X.events} yet. */
  void lag(int partition, long records) {
    lags.computeIfAbsent(partition, this::gauge).set(records);
  }

  void failed() {
    failures.increment();
  }

  /** The registry holds the number weakly; the map keeps it. */
  private AtomicLong gauge(int partition) {
    var tags = Tags.of("service", service, "partition", Integer.toString(partition));
    var lag = new AtomicLong();
    registry.gauge("paddock.publisher.lag", tags, lag);
    return lag;
  }
}
