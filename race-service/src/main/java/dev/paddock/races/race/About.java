package dev.paddock.races.race;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a race is called, whose it is and what is driven.
 *
 * @param startAfter seconds from the first driver's coming to the countdown, null: when all are
 *     ready
 * @param show whether it starts without people, for those who look on
 */
public record About(
    String name,
    long hostId,
    String hostUsername,
    StageSpec stage,
    int laps,
    int maxCars,
    @Nullable Integer startAfter,
    boolean show,
    Instant createdAt) {
  static final About NOTHING =
      new About("", 0, "", StageChoice.ANY.spec(2, 0), 2, 0, null, false, Instant.EPOCH);

  /** Names what times are compared on. */
  public String stageKey() {
    return stage.key(laps);
  }
}
