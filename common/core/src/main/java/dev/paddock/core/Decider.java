package dev.paddock.core;

/**
 * The rules of a room kind as pure functions: no clock, no chance, no I/O.
 *
 * @param <C> the kind's commands, a sealed family of records
 * @param <S> the state of a room, an immutable record
 * @param <E> the kind's events, a sealed family of records
 */
public interface Decider<C, S, E> {
  /** The state of a room that does not exist yet. */
  S initial(RoomId room);

  /**
   * Decides what a command does. Time and chance come from {@code stamp} only; what chance decided
   * has to be written into the events.
   */
  Outcome<E> decide(S state, C command, Stamp stamp);

  /** Applies one event; total: it never refuses and never throws for an event that was decided. */
  S evolve(S state, E event);
}
