package dev.paddock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.e2e.faults.Scrape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * What happens to races when their services die. No tick that was shown changes, every race
 * verifies, each result and its points count once; the gaps are printed.
 */
final class RaceDrill {
  private static final int RACES = 3;
  private static final int SERVICES = 3;

  /** With the person eight cars. */
  private static final int BUILT_IN = 7;

  private static final int FEW = 2;
  private static final int UNDER_WAY = 300;
  private static final Duration BETWEEN = Duration.ofSeconds(6);
  private static final Duration FROZEN = Duration.ofSeconds(20);
  private static final Duration LONG = Duration.ofMinutes(4);

  /** From a kill to the next state, on a machine that has time. */
  private static final long GOAL_MILLIS = 2_000;

  private RaceDrill() {}

  /** Runs {@code failover}, {@code restarts}, {@code outages} or, without an argument, all. */
  public static void main(String[] args) throws Exception {
    var all = List.of("failover", "restarts", "outages");
    for (var name : args.length == 0 ? all : List.of(args)) {
      System.out.println(name);
      var home = Files.createTempDirectory("paddock-races");
      switch (name) {
        case "failover" -> failover(home);
        case "restarts" -> restarts(home);
        case "outages" -> outages(home);
        default -> throw new IllegalArgumentException("there is no drill " + name + ", but " + all);
      }
    }
    System.exit(0);
  }

  /** Three services: the owner of a race is killed, another frozen for 20 s and woken. */
  static void failover(Path home) throws Exception {
    try (var house = new RaceHouse(home, SERVICES)) {
      house.races(RACES, BUILT_IN);
      for (var driver : house.drivers) {
        Until.holds("under way", Until.SOON, () -> driver.tick() >= UNDER_WAY);
      }
      var killed = busiest(house);
      long killedAt = System.nanoTime();
      signal("-KILL", killed);
      Until.passed(BETWEEN);
      var frozen = busiest(house);
      long frozenAt = System.nanoTime();
      signal("-STOP", frozen);
      Until.passed(FROZEN);
      signal("-CONT", frozen);
      house.check();
      tell("killed", house, killedAt, BETWEEN);
      tell("frozen", house, frozenAt, FROZEN);
    }
  }

  /**
   * One service, killed in the countdown, at the finish line, and between result and points; a new
   * one is started each time.
   */
  static void restarts(Path home) throws Exception {
    try (var house = new RaceHouse(home, 1)) {
      house.races(RACES, FEW);
      var first = house.drivers.getFirst();
      first.await(
          "countdown",
          it -> "race_start".equals(it.getString("type")) && it.getInteger("countdown") == 2);
      restart("in the countdown", house);
      Until.holds("first finish", LONG, () -> !first.all("car_finished").isEmpty());
      restart("at the finish line", house);
      Until.holds("first result", LONG, () -> !first.all("race_end").isEmpty());
      restart("between result and points", house);
      house.check();
    }
  }

  /** Redis is away from the only service for a while, then MongoDB until the results are there. */
  static void outages(Path home) throws Exception {
    try (var house = new RaceHouse(home, 0)) {
      try (var redis = house.line("PADDOCK_REDIS");
          var mongo = house.line("PADDOCK_MONGO")) {
        house.addService().awaitReady();
        house.races(1, FEW);
        var driver = house.drivers.getFirst();
        Until.holds("under way", Until.SOON, () -> driver.tick() >= UNDER_WAY);
        long at = System.nanoTime();
        redis.cut();
        Until.passed(BETWEEN);
        redis.heal();
        mongo.cut();
        Until.holds("result", LONG, () -> !driver.all("race_end").isEmpty());
        mongo.heal();
        house.check();
        tell("Redis away", house, at, BETWEEN);
      }
    }
  }

  private static void restart(String when, RaceHouse house) throws Exception {
    System.out.println("  killed " + when);
    house.killNewest();
    house.addService();
  }

  /** The service that made most ticks in the last half second: it owns a race. */
  private static Cluster.Node busiest(RaceHouse house) {
    var alive = house.services.stream().filter(it -> it.process().handle().isAlive()).toList();
    var before = alive.stream().map(RaceDrill::ticks).toList();
    Until.passed(Duration.ofMillis(500));
    return alive.stream()
        .max(Comparator.comparingDouble(it -> ticks(it) - before.get(alive.indexOf(it))))
        .orElseThrow();
  }

  private static double ticks(Cluster.Node node) {
    return Scrape.of(Door.at(node.port())).sum("paddock_run_ticks_total");
  }

  private static void signal(String name, Cluster.Node node) throws Exception {
    var pid = Long.toString(node.process().handle().pid());
    assertThat(new ProcessBuilder("kill", name, pid).start().waitFor()).isZero();
  }

  private static void tell(String fault, RaceHouse house, long from, Duration time) {
    for (var gap : house.gaps(from, from + time.toNanos())) {
      System.out.printf(
          "  %s: longest pause of %s %d ms (goal after a kill %d ms)%n",
          fault, gap.race(), gap.millis(), GOAL_MILLIS);
    }
  }
}
