package dev.paddock.engine.assembly;

import dev.paddock.engine.bus.Bus;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;

/**
 * What a service instance stands in.
 *
 * @param kafka bootstrap servers
 * @param redis {@code redis://…}
 * @param mongo {@code mongodb://…}
 * @param partitions of each topic; set once
 * @param clock for stamps
 */
public record Surroundings(
    Vertx vertx,
    Bus bus,
    String kafka,
    String redis,
    String mongo,
    int partitions,
    Clock clock,
    MeterRegistry metrics) {}
