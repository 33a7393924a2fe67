package dev.paddock.e2e.faults;

import dev.paddock.e2e.Until;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A house, its players, and what is checked after each fault. */
final class Drill implements AutoCloseable {
  private static final Duration BACK = Duration.ofSeconds(90);

  private final Problems problems = new Problems();
  private final Arena arena;
  private final Crowd crowd;
  private final Check check;
  private final Faults faults;
  private final Duration play;

  /**
   * Starts all processes and seats all players.
   *
   * @param pace between two moves at a table
   * @param play how long everybody plays before and after a fault
   */
  Drill(Arena arena, int players, Duration pace, Duration play) {
    this.arena = arena;
    this.play = play;
    var doors = arena.gateways().stream().map(Node::door).toList();
    crowd = new Crowd(doors, players, pace, problems);
    check = new Check(crowd, arena.servers(), problems);
    faults = new Faults(arena, crowd);
    crowd.start();
  }

  Faults faults() {
    return faults;
  }

  /** Waits until every service has its share of the partitions, so that each fault hits owners. */
  void settle() {
    Until.holds(
        "a share of the partitions for every service",
        BACK,
        () -> arena.services().stream().allMatch(Drill::hasItsShare));
  }

  private static boolean hasItsShare(Node service) {
    return service.metrics().sum("paddock_partitions_live") > 1;
  }

  /** Lets a fault happen and finds out what came of it. */
  Result run(long seed, Fault fault) throws Exception {
    Until.passed(play);
    var before = Tally.of(crowd, arena);
    var at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    // The time runs from the moment the fault is there; a kill takes none.
    long begin = System.nanoTime();
    fault.begin().run();
    var during = crowd.probe(begin);
    Until.passed(fault.lasts());
    fault.end().run();
    var after = crowd.probe(System.nanoTime());
    var first = during.get(Party.PATIENCE_SECONDS, TimeUnit.SECONDS);
    var second = after.get(Party.PATIENCE_SECONDS, TimeUnit.SECONDS);
    crowd.awaitWhole(BACK);
    Until.passed(play);
    checkAll();
    var spent = Tally.of(crowd, arena).since(before);
    var result = new Result(seed, fault, at, load(), first, second, spent, List.of());
    Verdict.of(result).forEach(problem -> problems.add("%s", problem));
    return result.with(problems.drain());
  }

  @Override
  public void close() throws Exception {
    check.close();
    crowd.close();
    arena.close();
  }

  private void checkAll() {
    crowd.pause();
    try {
      check.all();
    } finally {
      crowd.resume();
    }
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  /** What came of a fault. */
  record Result(
      long seed,
      Fault fault,
      Instant at,
      double load,
      Recovery during,
      Recovery after,
      Tally spent,
      List<String> problems) {
    Result with(List<String> found) {
      return new Result(seed, fault, at, load, during, after, spent, found);
    }

    boolean isGood() {
      return problems.isEmpty();
    }

    /** How long rooms took to answer, counted as the fault says. */
    Recovery recovery() {
      return fault.since() == Fault.Since.BEGIN ? during : after;
    }
  }
}
