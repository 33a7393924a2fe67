package dev.paddock.simulate;

/** What can be done to the world in a step; the weight says how often it is. */
enum Act {
  ADD(48),
  ADD_AGAIN(10),
  ADD_TWICE(6),
  OPEN(16),
  VISIT(12),
  QUIT(3),
  DEAL(8),
  WATCH(8),
  UNWATCH(2),
  REWIND(3),
  BABBLE(1),
  END(4),
  NAP(6),
  BREAK(1),
  DROP(6),
  SLOW(4),
  GATE_KILL(2),
  GATE_FREEZE(2),
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
