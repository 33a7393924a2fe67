package dev.paddock.engine.room;

import dev.paddock.core.RoomId;

/** A kind's {@code evolve} threw: a bug; the room is quarantined, the partition goes on. */
public final class EvolveFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EvolveFailed(RoomId room, String event, RuntimeException cause) {
    super("evolve of " + room + " threw at " + event + ": " + cause, cause);
  }
}
