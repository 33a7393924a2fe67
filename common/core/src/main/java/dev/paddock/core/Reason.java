package dev.paddock.core;

/** Every code an {@code error} message can carry, on all doors. */
public enum Reason {
  BAD_MESSAGE,
  UNKNOWN_TYPE,
  INVALID_FIELD,
  UNAUTHENTICATED,
  FORBIDDEN,
  ROOM_NOT_FOUND,
  ROOM_EXISTS,
  ROOM_FULL,
  ALREADY_IN_ROOM,
  NOT_IN_ROOM,
  NOT_A_PLAYER,
  GAME_NOT_STARTED,
  GAME_ALREADY_STARTED,
  NOT_YOUR_TURN,
  ALREADY_ROLLED,
  INVALID_CONFIG,
  HOST_ONLY,
  NOT_READY,
  RATE_LIMITED,
  TOO_MANY_SUBSCRIPTIONS,
  NOT_ENOUGH_POINTS,
  ALREADY_OWNED,
  MAX_LEVEL,
  UNAVAILABLE,
  INTERNAL,
  WRONG_PARTITION;

  /** Whether the answer is final; a repeated request of one that is not is decided anew. */
  public boolean isOutcome() {
    return switch (this) {
      case RATE_LIMITED, UNAVAILABLE, BAD_MESSAGE, UNAUTHENTICATED, INTERNAL -> false;
      default -> true;
    };
  }
}
