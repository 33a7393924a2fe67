package dev.paddock.gateway.session;

import java.util.concurrent.TimeUnit;

/** A rate with a burst; says also for how long somebody has been above it without a pause. */
final class TokenBucket {
  /** Without a refusal for so long, somebody has made a pause. */
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final double perNano;
  private final double burst;
  private double tokens;
  private long filledAt;
  private long refusedAt;
  private long floodSince;
  private boolean isFlooding;

  TokenBucket(int perSecond, int burst, long now) {
    this.perNano = perSecond / 1e9;
    this.burst = burst;
    this.tokens = burst;
    this.filledAt = now;
  }

  /** Takes a token, if there is one. */
  boolean take(long now) {
    tokens = Math.min(burst, tokens + (now - filledAt) * perNano);
    filledAt = now;
    if (tokens < 1) {
      refused(now);
      return false;
    }
    tokens -= 1;
    return true;
  }

  /** Milliseconds until there is a token again. */
  long waitMillis() {
    return Math.max(1, (long) Math.ceil((1 - tokens) / perNano / 1e6));
  }

  /** For how long there have been refusals without a pause. */
  long floodNanos(long now) {
    return isFlooding ? now - floodSince : 0;
  }

  /** Whether the last try was refused. */
  boolean wasRefused() {
    return isFlooding && refusedAt == filledAt;
  }

  private void refused(long now) {
    if (!isFlooding || now - refusedAt > PAUSE_NANOS) {
      isFlooding = true;
      floodSince = now;
    }
    refusedAt = now;
  }
}
