package dev.paddock.core;

import java.time.Instant;

/** What the engine itself tells a room; a kind turns it into one of its commands. */
public sealed interface Signal {
  /**
   * The wake-up a state asked for has come; it counts only if {@code at} is still the present one.
   */
  record Wake(Instant at) implements Signal {}

  /** A user that was detached is attached to the room's channel again. */
  record Attached(long userId) implements Signal {}

  /** A watched user has been attached nowhere for the time his {@link Watch} says. */
  record Detached(long userId) implements Signal {}

  /** A user has to leave, for example {@code already_in_room}. */
  record Evict(long userId, String reason) implements Signal {}

  /** The room ends now: {@code replaced} (its name is taken anew), {@code quarantined}, … */
  record Close(String reason) implements Signal {}
}
