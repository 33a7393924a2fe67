package dev.paddock.engine.bus;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/** How often each {@link BusEvent} of a part has happened, and when the last time; any thread. */
public final class BusTally {
  private final BusEvent.Part part;
  private final AtomicLongArray counts = new AtomicLongArray(BusEvent.values().length);
  private final AtomicLongArray lasts = new AtomicLongArray(BusEvent.values().length);

  public BusTally(BusEvent.Part part) {
    this.part = part;
  }

  /** Counts an event of this part. */
  public void count(BusEvent event) {
    counts.incrementAndGet(event.ordinal());
    lasts.set(event.ordinal(), System.currentTimeMillis());
  }

  public long of(BusEvent event) {
    return counts.get(event.ordinal());
  }

  /**
   * Shows the counts as {@code paddock_bus_events_total} and the times as {@code
   * paddock_bus_last_seconds}, since 1970.
   *
   * @param service empty where the part belongs to none
   */
  public void measure(MeterRegistry registry, String service) {
    for (var event : events()) {
      int place = event.ordinal();
      FunctionCounter.builder("paddock.bus.events", counts, all -> all.get(place))
          .description("What happened on the event bus.")
          .tags("event", event.label(), "service", service)
          .register(registry);
      TimeGauge.builder("paddock.bus.last", () -> lasts.get(place), TimeUnit.MILLISECONDS)
          .description("When it happened last, since 1970.")
          .tags("event", event.label(), "service", service)
          .register(registry);
    }
  }

  /** {@code {"hole": {"count": 2, "last": "2026-01-31T12:00:00.000Z", "says": "…"}, …}}. */
  public JsonObject json() {
    var json = new JsonObject();
    for (var event : events()) {
      long last = lasts.get(event.ordinal());
      json.put(
          event.label(),
          new JsonObject()
              .put("count", of(event))
              .put("last", last == 0 ? null : Instant.ofEpochMilli(last).toString())
              .put("says", event.description()));
    }
    return json;
  }

  private List<BusEvent> events() {
    var mine = new ArrayList<BusEvent>();
    for (var event : BusEvent.values()) {
      if (event.part() == part) {
        mine.add(event);
      }
    }
    return mine;
  }
}
