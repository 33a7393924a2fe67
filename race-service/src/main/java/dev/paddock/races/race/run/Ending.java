package dev.paddock.races.race.run;

import dev.paddock.simulation.Physics;
import dev.paddock.simulation.Race;

/**
 * When a race is over for those who still drive: at its limit, some time after the first has
 * finished, and soon after the last person has.
 */
final class Ending {
  /** Ticks the others have once the first has finished, at least. */
  static final int LEAST_WINDOW = 30 * Physics.TICKS_PER_SECOND;

  /** Ticks the built-in drivers have once no person drives any more. */
  static final int ALONE_WINDOW = 10 * Physics.TICKS_PER_SECOND;

  private static final int NEVER = -1;

  private final Race race;
  private final RaceSpec spec;
  private final boolean hasPeople;
  private int firstFinish = NEVER;
  private int aloneSince = NEVER;

  Ending(Race race, RaceSpec spec) {
    this.race = race;
    this.spec = spec;
    this.hasPeople = spec.cars().stream().anyMatch(it -> it.strength() == null);
  }

  /** Whether who still drives has not finished; looked at once a tick. */
  boolean isDue() {
    look();
    return race.tick() >= spec.limitTicks()
        || (firstFinish != NEVER && race.tick() >= windowEnd())
        || (aloneSince != NEVER && race.tick() >= aloneSince + ALONE_WINDOW);
  }

  private void look() {
    boolean alone = hasPeople;
    for (int car = 0; car < race.cars(); car++) {
      if (firstFinish == NEVER && race.finished(car)) {
        firstFinish = race.tick();
      }
      boolean isPerson = spec.cars().get(car).strength() == null;
      alone &= !isPerson || race.finished(car) || race.retired(car);
    }
    if (alone && aloneSince == NEVER) {
      aloneSince = race.tick();
    }
  }

  /** Who is half as slow again as the winner still finishes. */
  private int windowEnd() {
    return firstFinish + Math.max(LEAST_WINDOW, firstFinish / 2);
  }
}
