package dev.paddock.core.run;

import dev.paddock.core.RoomId;
import java.time.Instant;

/**
 * A run a state asks for.
 *
 * @param id names it for ever, also its replay: 1–64 of {@code [A-Za-z0-9_-]}, another one for each
 *     run of a room
 * @param startAt when tick 0 is shown, milliseconds
 * @param spec all a simulation needs to start, chance included; an immutable record that is written
 *     as JSON before the first input and read back for every re-run
 */
public record Run(String id, Instant startAt, Record spec) {
  public Run {
    if (!RoomId.isValid(id)) {
      throw new IllegalArgumentException("not a run id (1-64 of [A-Za-z0-9_-]): " + id);
    }
  }
}
