package dev.paddock.gateway.session;

import dev.paddock.gateway.GatewayLimits;
import dev.paddock.gateway.Problem;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Whether a socket may say one more thing just now. */
final class Admission {
  private final GatewayLimits limits;
  private final Refusals refusals;
  private final TokenBucket rate;

  Admission(GatewayLimits limits, Refusals refusals, long now) {
    this.limits = limits;
    this.refusals = refusals;
    this.rate = new TokenBucket(limits.commandsPerSecond(), limits.commandBurst(), now);
  }

  /** Why the next message of a user is refused, null if it is not. */
  @Nullable Problem refusal(long user, String type, long now) {
    if (!rate.take(now)) {
      return Problem.rateLimited(
          "more than " + limits.commandsPerSecond() + " commands a second", rate.waitMillis());
    }
    long wait = refusals.waitMillis(user, now);
    return wait > 0 && !type.equals("ping")
        ? Problem.rateLimited("too many refused commands", wait)
        : null;
  }

  /** Whether the socket has been too fast for too long. */
  boolean isFlooded(long now) {
    var flood = rate.floodNanos(now);
    return rate.wasRefused() && flood >= TimeUnit.SECONDS.toNanos(limits.floodSeconds());
  }
}
