package dev.paddock.engine.redis;

/** Redis could not be reached, did not answer or has too much to answer. */
public final class RedisAway extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RedisAway(String message) {
    super(message, null, false, false);
  }
}
