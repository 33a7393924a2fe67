package dev.paddock.races.lobby;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A race as the lobby has it made: the fields of the command that does.
 *
 * @param drivers strengths of the built-in ones
 * @param startAfter seconds until it starts by itself
 */
public record Wanted(
    String name, StageWanted stage, int laps, int maxCars, List<String> drivers, int startAfter) {
  private static final int CARS = 8;
  private static final int QUICK_START = 10;
  private static final int SHOW_START = 3;

  private static final List<String> QUICK_DRIVERS = List.of("pro", "club", "club", "rookie");
  private static final List<String> SHOW_DRIVERS =
      List.of("pro", "club", "rookie", "pro", "club", "rookie");

  /** What is driven, in turn. */
  private static final List<Course> COURSES =
      List.of(
          new Course(new StageWanted(null, null, null, "kestrel_ring"), 1),
          new Course(new StageWanted(1, 1_400, "asphalt", null), 2),
          new Course(new StageWanted(null, null, null, "otter_creek"), 1),
          new Course(new StageWanted(5, 1_200, "gravel", null), 2),
          new Course(new StageWanted(null, null, null, "frost_bay"), 1));

  public Wanted {
    drivers = List.copyOf(drivers);
  }

  /** What a race is driven on; either a track or the rest. */
  public record StageWanted(
      @Nullable Integer seed,
      @Nullable Integer length,
      @Nullable String surface,
      @Nullable String track) {}

  private record Course(StageWanted stage, int laps) {}

  /** The n-th race for somebody who is in a hurry. */
  static Wanted quick(long n) {
    var course = course(n);
    return new Wanted(
        "Quick race " + n, course.stage(), course.laps(), CARS, QUICK_DRIVERS, QUICK_START);
  }

  /** The n-th race for onlookers. */
  static Wanted show(long n) {
    var course = course(n);
    return new Wanted(
        "Show race " + n, course.stage(), course.laps(), CARS, SHOW_DRIVERS, SHOW_START);
  }

  private static Course course(long n) {
    return COURSES.get((int) (n % COURSES.size()));
  }
}
