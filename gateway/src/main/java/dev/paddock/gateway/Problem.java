package dev.paddock.gateway;

import dev.paddock.core.Reason;

/**
 * A refusal on its way to whoever asked, over HTTP or a socket; it is no failure of the program.
 */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;
  private final int status;
  private final long retryAfterMillis;

  /**
   * @param message one sentence that names the offending value and what was expected
   * @param retryAfterMillis 0 where trying again later would not help
   */
  public Problem(Reason reason, int status, String message, long retryAfterMillis) {
    super(message, null, false, false);
    this.reason = reason;
    this.status = status;
    this.retryAfterMillis = retryAfterMillis;
  }

  public static Problem invalid(String message) {
    return new Problem(Reason.INVALID_FIELD, 400, message, 0);
  }

  public static Problem unauthenticated(String message) {
    return new Problem(Reason.UNAUTHENTICATED, 401, message, 0);
  }

  public static Problem forbidden(String message) {
    return new Problem(Reason.FORBIDDEN, 403, message, 0);
  }

  public static Problem notFound(String message) {
    return new Problem(Reason.ROOM_NOT_FOUND, 404, message, 0);
  }

  public static Problem rateLimited(String message, long retryAfterMillis) {
    return new Problem(Reason.RATE_LIMITED, 429, message, retryAfterMillis);
  }

  public static Problem unavailable(String message) {
    return new Problem(Reason.UNAVAILABLE, 503, message, 2_000);
  }

  public Reason reason() {
    return reason;
  }

  /** The HTTP status that fits. */
  public int status() {
    return status;
  }

  public long retryAfterMillis() {
    return retryAfterMillis;
  }

  /** The message, never null. */
  public String text() {
    return String.valueOf(getMessage());
  }
}
