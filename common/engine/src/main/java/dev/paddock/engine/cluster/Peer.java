package dev.paddock.engine.cluster;

import io.vertx.core.json.JsonObject;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** How another node, or this one by way of the cluster, answers. Written on the bus' context. */
final class Peer {
  /** Suspicions are looked into at most this often. */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private static final double MICROS_PER_MILLI = 1_000.0;

  private volatile long answeredAt;
  private volatile long roundTripMicros = -1;
  private final AtomicInteger lost = new AtomicInteger();
  private volatile boolean isAsked;
  private volatile long askedAt;

  Peer(long now) {
    answeredAt = now;
  }

  boolean isAsked() {
    return isAsked;
  }

  /** Whether a suspicion is to be looked into now, and not with the next look. */
  boolean mayBeAskedAgain(long now) {
    return !isAsked && now - askedAt >= PAUSE_NANOS;
  }

  void asked(long now) {
    isAsked = true;
    askedAt = now;
  }

  void answered(long now) {
    isAsked = false;
    lost.set(0);
    answeredAt = now;
    roundTripMicros = TimeUnit.NANOSECONDS.toMicros(now - askedAt);
  }

  /** Notes that there was no answer; returns how many were missed in a row. */
  int missed() {
    isAsked = false;
    return lost.incrementAndGet();
  }

  /** How it is, with times before {@code now}. */
  JsonObject json(long now) {
    return new JsonObject()
        .put("reachable", lost.get() == 0 && roundTripMicros >= 0)
        .put("round_trip_ms", roundTripMicros < 0 ? null : roundTripMicros / MICROS_PER_MILLI)
        .put("heard_ms_ago", TimeUnit.NANOSECONDS.toMillis(now - answeredAt))
        .put("missed", lost.get());
  }
}
