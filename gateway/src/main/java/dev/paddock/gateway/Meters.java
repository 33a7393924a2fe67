package dev.paddock.gateway;

import dev.paddock.core.Reason;
import dev.paddock.engine.bus.BusTally;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What the gateway counts; for any thread. */
public final class Meters {
  private final Counter frames;
  private final Counter inputs;
  private final Counter dropped;
  private final Map<Reason, Counter> refused = new EnumMap<>(Reason.class);
  private final AtomicInteger sockets;
  private final AtomicInteger channels;
  private final AtomicLong filled;

  private final MeterRegistry registry;

  public Meters(MeterRegistry registry) {
    this.registry = registry;
    frames =
        Counter.builder("paddock.gateway.frames").description("Messages in.").register(registry);
    inputs = registry.counter("paddock.gateway.inputs");
    dropped = registry.counter("paddock.gateway.inputs.dropped");
    for (var reason : Reason.values()) {
      refused.put(reason, refusal(registry, reason));
    }
    sockets = gauge(registry, "sockets", "Open sockets.", new AtomicInteger());
    channels = gauge(registry, "channels", "Channels with listeners.", new AtomicInteger());
    filled = gauge(registry, "holes", "Holes filled from the store.", new AtomicLong());
  }

  /** Shows what the gateway sees of the bus. */
  public void watch(BusTally tally) {
    tally.measure(registry, "");
  }

  /** A frame of the realtime lane went to its run. */
  public void input() {
    inputs.increment();
  }

  /** A newer one took its place, or its run is nowhere. */
  public void inputDropped() {
    dropped.increment();
  }

  public void frame() {
    frames.increment();
  }

  public void refused(Reason reason) {
    var counter = refused.get(reason);
    if (counter != null) {
      counter.increment();
    }
  }

  /** Sets what is open now. */
  public void open(int openSockets, int openChannels, long filledHoles) {
    sockets.set(openSockets);
    channels.set(openChannels);
    filled.set(filledHoles);
  }

  private static Counter refusal(MeterRegistry registry, Reason reason) {
    return Counter.builder("paddock.gateway.refused")
        .description("Errors sent to sockets.")
        .tag("code", reason.name())
        .register(registry);
  }

  private static <N extends Number> N gauge(
      MeterRegistry registry, String name, String description, N number) {
    Gauge.builder("paddock.gateway." + name, number, Number::doubleValue)
        .description(description)
        .register(registry);
    return number;
  }
}
