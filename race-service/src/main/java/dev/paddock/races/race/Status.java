package dev.paddock.races.race;

/** Where a race is in its life; on the wire in lower case. */
public enum Status {
  /** There is no such race (yet, or not any more). */
  ABSENT,
  WAITING,
  COUNTDOWN,
  RACING,
  FINISHED,
  ABANDONED;

  /** Whether cars are on the grid or on the stage. */
  boolean isUnderWay() {
    return this == COUNTDOWN || this == RACING;
  }
}
