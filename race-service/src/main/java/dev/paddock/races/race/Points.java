package dev.paddock.races.race;

import java.util.List;

/** What a race is worth. */
final class Points {
  private static final List<Integer> BY_POSITION = List.of(25, 18, 15, 12, 10, 8, 6, 4);

  /** For coming to the end at all. */
  private static final int FINISHING = 5;

  private static final int FASTEST_LAP = 3;

  private Points() {}

  /**
   * Points of a car.
   *
   * @param position from 1
   * @param fastest whether its fastest lap was the race's
   */
  static int of(int position, boolean dnf, boolean fastest) {
    int forLap = fastest ? FASTEST_LAP : 0;
    return dnf ? 0 : BY_POSITION.get(position - 1) + FINISHING + forLap;
  }
}
