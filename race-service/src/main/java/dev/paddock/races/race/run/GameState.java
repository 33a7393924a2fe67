package dev.paddock.races.race.run;

import dev.paddock.simulation.Surface;
import java.util.List;

/** The body of {@code game_state}: where all cars are at a tick. */
record GameState(int tick, List<CarState> cars, RaceInfo raceInfo) {
  GameState {
    cars = List.copyOf(cars);
  }

  /**
   * A car. Metres, m/s, rad, rad/s.
   *
   * @param id its number in the race
   * @param checkpoint passed in the present lap
   * @param lap completed
   * @param nitro left, 0…1
   * @param lastInput number of the newest of the driver's inputs in this state
   */
  record CarState(
      int id,
      double x,
      double y,
      double vx,
      double vy,
      double heading,
      double angularVelocity,
      Surface surface,
      int checkpoint,
      int lap,
      double nitro,
      boolean nitroOn,
      boolean offTrack,
      boolean drifting,
      boolean wrongWay,
      boolean finished,
      boolean retired,
      int lastInput) {}

  /**
   * What does not change with every state.
   *
   * @param startAt of tick 0, milliseconds since 1970
   * @param shiftMs what waits and takeovers have added
   * @param inputDelay ticks between an input's coming and its taking effect
   * @param standings numbers of the cars, first first
   */
  record RaceInfo(
      String status,
      int laps,
      long startAt,
      long shiftMs,
      int inputDelay,
      List<Integer> standings) {
    RaceInfo {
      standings = List.copyOf(standings);
    }
  }
}
