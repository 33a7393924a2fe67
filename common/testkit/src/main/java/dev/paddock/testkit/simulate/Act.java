package dev.paddock.testkit.simulate;

/** What can be done to the world in a step; the weight says how often it is. */
enum Act {
  ADD(60),
  ADD_AGAIN(12),
  OPEN(14),
  END(4),
  NAP(6),
  BREAK(1),
  ATTACH(6),
  DETACH(2),
  KILL(3),
  START(2),
  FREEZE(4),
  THAW(6),
  STALL(3),
  SPLIT(2),
  JOIN(3),
  VIEWS_AWAY(2),
  VIEWS_BACK(4),
  VIEWS_SLOW(2),
  VIEWS_EMPTY(2),
  CHECKPOINT(6),
  CLOCK(2),
  RESTORE(1);

  private static final int TOTAL = total();

  private final int weight;

  Act(int weight) {
    this.weight = weight;
  }

  /** The act at a place of the line of all weights. */
  static Act at(int place) {
    int left = place;
    for (var act : values()) {
      left -= act.weight;
      if (left < 0) {
        return act;
      }
    }
    throw new IllegalArgumentException(place + " of " + TOTAL);
  }

  static int weights() {
    return TOTAL;
  }

  private static int total() {
    int sum = 0;
    for (var act : values()) {
      sum += act.weight;
    }
    return sum;
  }
}
