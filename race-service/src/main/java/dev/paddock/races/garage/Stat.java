package dev.paddock.races.garage;

/** What of a car can be made better, how often and for how much. */
public enum Stat {
  TOP_SPEED(10, 6),
  ACCELERATION(10, 6),
  GRIP(10, 7),
  BRAKING(10, 5),
  NITRO_CAPACITY(4, 20),
  NITRO_DURATION(10, 5),
  HANDLING(10, 6),
  WEIGHT(10, 6);

  private final int top;
  private final int step;

  Stat(int top, int step) {
    this.top = top;
    this.step = step;
  }

  /** The highest level. */
  public int top() {
    return top;
  }

  /**
   * Points from the level before to this one: each costs one step more.
   *
   * @param level 1 … {@link #top}
   */
  public int price(int level) {
    return step * level;
  }
}
