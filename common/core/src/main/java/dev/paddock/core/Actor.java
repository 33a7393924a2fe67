package dev.paddock.core;

import org.jspecify.annotations.Nullable;

/**
 * Who a command comes from, taken from the token and never from a payload.
 *
 * @param userId 1 … 2^53−1; 0 for the system
 */
public record Actor(long userId, String username, @Nullable Integer avatarId, Kind kind) {
  /** What sort of actor it is; on the wire in lower case. */
  public enum Kind {
    USER,
    BOT,
    SYSTEM
  }

  /** The engine itself: wake-ups, detachments. */
  public static final Actor SYSTEM = new Actor(0, "system", null, Kind.SYSTEM);

  public static Actor user(long userId, String username) {
    return new Actor(userId, username, null, Kind.USER);
  }
}
