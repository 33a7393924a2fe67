package dev.paddock.testkit.log;

import dev.paddock.engine.journal.RecordHead;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Says what becomes of each send. */
public interface Fates {
  Fate next(int partition, RecordHead head);

  /** Nothing ever goes wrong. */
  static Fates calm() {
    return (partition, head) -> Fate.GOOD;
  }

  /**
   * Latencies up to 20 ms, and now and then one of the faults.
   *
   * @param badness share of the sends that meet a fault, 0 … 1
   */
  static Fates seeded(RandomGenerator random, double badness) {
    return (partition, head) ->
        random.nextDouble() < badness
            ? fault(random)
            : Fate.slow(Duration.ofMillis(random.nextInt(20)));
  }

  private static Fate fault(RandomGenerator random) {
    return switch (random.nextInt(6)) {
      case 0 -> Fate.NEVER_LANDS;
      case 1 -> Fate.LOST_ANSWER;
      case 2 -> Fate.LANDS_TWICE;
      case 3 -> Fate.NO_OFFSET;
      case 4 -> Fate.slow(Duration.ofMillis(random.nextInt(4_000)));
      default -> Fate.landsLate(Duration.ofMillis(random.nextInt(5_000)));
    };
  }
}
