package dev.paddock.races.race;

import dev.paddock.core.Outcome;
import dev.paddock.core.Reason;
import dev.paddock.simulation.Circuits;
import dev.paddock.simulation.Surface;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants to drive: a stage from a seed or a circuit by its name; all absent: chance
 * decides.
 *
 * @param closed a circuit or a rally stage from start to finish; absent: a circuit where there is
 *     more than one lap
 */
public record StageChoice(
    @Nullable Integer seed,
    @Nullable Integer length,
    @Nullable Surface surface,
    @Nullable Boolean closed,
    @Nullable String track) {
  static final StageChoice ANY = new StageChoice(null, null, null, null, null);

  /** Why it cannot be driven, null if it can. */
  @Nullable Outcome<RaceEvent> refusal(int laps) {
    if (track != null) {
      return trackRefusal(track);
    }
    if (seed != null && seed < 0) {
      return bad("stage.seed is " + seed + ", expected 0 to " + Integer.MAX_VALUE + ".");
    }
    if (length != null && (length < RaceLimits.MIN_LENGTH || length > RaceLimits.MAX_LENGTH)) {
      return bad(
          "stage.length is %d, expected %d to %d."
              .formatted(length, RaceLimits.MIN_LENGTH, RaceLimits.MAX_LENGTH));
    }
    return laps > 1 && Boolean.FALSE.equals(closed)
        ? bad("A stage that is not closed has one lap, not " + laps + ".")
        : null;
  }

  /**
   * The stage that was chosen.
   *
   * @param chance the seed where none was given
   */
  StageSpec spec(int laps, int chance) {
    if (track != null) {
      return new StageSpec(0, 0, Surface.ASPHALT, true, track);
    }
    return new StageSpec(
        seed == null ? chance : seed,
        length == null ? RaceLimits.DEFAULT_LENGTH : length,
        surface == null ? Surface.ASPHALT : surface,
        closed == null ? laps > 1 : closed,
        null);
  }

  private @Nullable Outcome<RaceEvent> trackRefusal(String name) {
    if (seed != null || length != null || surface != null || closed != null) {
      return bad("stage has either a track or a seed, not both.");
    }
    return Circuits.names().contains(name)
        ? null
        : bad("stage.track is " + name + ", expected one of " + Circuits.names() + ".");
  }

  private static Outcome<RaceEvent> bad(String message) {
    return Outcome.rejected(Reason.INVALID_CONFIG, message);
  }
}
