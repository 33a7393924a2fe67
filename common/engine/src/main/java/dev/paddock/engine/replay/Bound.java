package dev.paddock.engine.replay;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/** One end of a range: an offset of a partition, or a time. */
sealed interface Bound {
  /** A place in one partition. */
  record Offset(long offset) implements Bound {}

  /** The first record written then or later. */
  record Time(Instant at) implements Bound {}

  /**
   * Reads {@code 4711} or {@code 2026-05-04T10:00:00Z}.
   *
   * @throws Misuse if it is neither
   */
  static Bound parse(String option, String text) {
    if (text.matches("\\d{1,18}")) {
      return new Offset(Long.parseLong(text));
    }
    try {
      return new Time(Instant.parse(text));
    } catch (DateTimeParseException e) {
      throw new Misuse(
          option + " takes an offset or a time like 2026-05-04T10:00:00Z, not: " + text);
    }
  }
}
