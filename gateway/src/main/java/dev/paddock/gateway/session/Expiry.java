package dev.paddock.gateway.session;

import dev.paddock.gateway.auth.Identity;
import java.time.Duration;
import java.time.Instant;

/** Knows when a socket's token is about to end, and when it has. */
final class Expiry {
  /** What is to be done. */
  enum Verdict {
    FINE,
    WARN,
    END
  }

  private final Duration warning;
  private boolean isWarned;

  Expiry(Duration warning) {
    this.warning = warning;
  }

  Verdict look(Identity identity, Instant now) {
    var ends = identity.expiresAt();
    if (ends.equals(Instant.MAX)) {
      return Verdict.FINE;
    }
    if (!now.isBefore(ends)) {
      return Verdict.END;
    }
    if (isWarned || now.isBefore(ends.minus(warning))) {
      return Verdict.FINE;
    }
    isWarned = true;
    return Verdict.WARN;
  }

  /** There is another token. */
  void renewed() {
    isWarned = false;
  }
}
