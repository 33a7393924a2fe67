package dev.paddock.gateway.session;

import dev.paddock.gateway.GatewayLimits;
import java.util.concurrent.TimeUnit;

/** Knows when to ping a socket, and when it is dead. */
final class Heartbeat {
  /** What is to be done. */
  enum Verdict {
    FINE,
    PING,
    DEAD
  }

  private final long every;
  private final long patience;
  private long pingedAt;
  private boolean isWaiting;

  Heartbeat(GatewayLimits limits, long now) {
    this.every = TimeUnit.SECONDS.toNanos(limits.pingSeconds());
    this.patience = TimeUnit.SECONDS.toNanos(limits.pongSeconds());
    this.pingedAt = now;
  }

  Verdict look(long now) {
    if (isWaiting && now - pingedAt >= patience) {
      return Verdict.DEAD;
    }
    if (!isWaiting && now - pingedAt >= every) {
      isWaiting = true;
      pingedAt = now;
      return Verdict.PING;
    }
    return Verdict.FINE;
  }

  void answered() {
    isWaiting = false;
  }
}
