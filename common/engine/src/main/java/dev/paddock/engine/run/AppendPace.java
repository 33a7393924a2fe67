package dev.paddock.engine.run;

import dev.paddock.engine.loop.Loop;

/**
 * Whether appends have been slow lately: more than one of a hundred of the last ten seconds took
 * longer than the limit. Loop only.
 */
final class AppendPace {
  private static final int SECONDS = (int) RunLimits.SLOW_WINDOW.toSeconds();
  private static final long SECOND = 1_000_000_000L;

  private final Loop loop;
  private final int[] all = new int[SECONDS];
  private final int[] slow = new int[SECONDS];
  private long second;

  AppendPace(Loop loop) {
    this.loop = loop;
    this.second = loop.nanos() / SECOND;
  }

  /** Notes how long an append took. */
  void took(long nanos) {
    int slot = slot();
    all[slot]++;
    if (nanos > RunLimits.SLOW_APPEND.toNanos()) {
      slow[slot]++;
    }
  }

  /** Ticks between an input's coming and its taking effect. */
  int inputDelay() {
    slot();
    long many = 0;
    long tooSlow = 0;
    for (int i = 0; i < SECONDS; i++) {
      many += all[i];
      tooSlow += slow[i];
    }
    return tooSlow * 100 > many ? RunLimits.INPUT_DELAY_SLOW : RunLimits.INPUT_DELAY;
  }

  private int slot() {
    long now = loop.nanos() / SECOND;
    for (long passed = Math.max(second + 1, now - SECONDS + 1); passed <= now; passed++) {
      all[index(passed)] = 0;
      slow[index(passed)] = 0;
    }
    second = now;
    return index(now);
  }

  private static int index(long second) {
    return Math.floorMod(second, SECONDS);
  }
}
