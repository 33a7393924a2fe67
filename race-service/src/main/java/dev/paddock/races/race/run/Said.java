package dev.paddock.races.race.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a run has to say to its room; {@code car} is the car's number in the race. */
public sealed interface Said {
  /** Stands for the other car where it was a wall. */
  int WALL = 0;

  /**
   * @param time seconds since the start
   */
  record Checkpoint(int car, int number, double time) implements Said {}

  /**
   * @param time seconds of the sector
   */
  record Sector(int car, int number, double time) implements Said {}

  /**
   * @param number laps completed
   * @param time seconds of the lap
   */
  record Lap(int car, int number, double time) implements Said {}

  /**
   * @param other the other car or {@link #WALL}
   * @param speed m/s at which they met
   */
  record Collision(int car, int other, double speed) implements Said {}

  record WrongWay(int car, boolean wrong) implements Said {}

  /**
   * @param gained metres
   */
  record Shortcut(int car, double gained) implements Said {}

  /**
   * @param time seconds of the whole race
   */
  record Finished(int car, int position, double time) implements Said {}

  record Retired(int car) implements Said {}

  /**
   * The end.
   *
   * @param places best first
   */
  record Over(List<Place> places) implements Said {
    public Over {
      places = List.copyOf(places);
    }
  }

  /**
   * A car at the end.
   *
   * @param time seconds, null where it did not finish
   * @param fastestLap seconds, null without a lap
   */
  record Place(int car, @Nullable Double time, @Nullable Double fastestLap) {}
}
