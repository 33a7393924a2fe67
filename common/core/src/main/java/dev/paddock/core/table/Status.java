package dev.paddock.core.table;

import java.util.Locale;

/** Where a room is in its life. */
public enum Status {
  /** There is no such room (yet, or not any more). */
  ABSENT,
  WAITING,
  IN_PROGRESS,
  FINISHED,
  ABANDONED;

  /**
   * As clients see it: {@code waiting}, {@code in_progress}, {@code finished}, {@code abandoned}.
   */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
