package dev.paddock.deploy.bench;

import dev.paddock.deploy.bench.FanOut.Measured;
import dev.paddock.deploy.bench.FanOut.Shape;
import dev.paddock.deploy.bench.node.Usage;
import dev.paddock.deploy.bench.target.Target;

/**
 * Twice the limit offered, and clients that do not read: what is still delivered, how late, and
 * what it costs in memory and to neighbours.
 */
final class Overload {
  private static final int ROOMS = 200;
  private static final int PER_ROOM = 10;
  private static final int BYTES = 300;
  private static final double MIB = 1024 * 1024;
  private static final double SEARCHED_FROM = 32_000;

  private Overload() {}

  static void run(Options options, Report report) throws Exception {
    var table =
        report.table(
            "server",
            "load",
            "deliveries/s",
            "× maximum",
            "p50 ms",
            "p99 ms",
            "RSS MiB",
            "CPU µs/delivery");
    FanOutBenchmarks.each(
        options,
        target -> {
          atTwiceTheLimit(options, report, target, table);
          besideSlowOnes(options, report, target, table);
        });
    table.print();
  }

  private static void atTwiceTheLimit(
      Options options, Report report, Target target, Report.Table table) throws Exception {
    int seconds = options.number("seconds", 5);
    try (var fanOut = new FanOut(target, new Shape(ROOMS, PER_ROOM, BYTES, 0))) {
      fanOut.measure(SEARCHED_FROM / 4, Targets.warmUp(options, target, 20), 1);
      double start = options.number("start", (int) SEARCHED_FROM);
      var limit = fanOut.search(start, 1.3, 2, report);
      row(table, target, "the limit", limit, limit);
      var twice = fanOut.measure(limit.rate() * 2, 2, seconds);
      row(table, target, "twice the limit", twice, limit);
      double ratio = twice.perSecond() / limit.perSecond();
      report.goal("twice the limit: × maximum", "≥ 0.9", ratio, ratio >= 0.9);
      report.goal("twice the limit: p99 ms", "< 250", twice.p99(), twice.p99() < 250);
    }
  }

  /** A tenth of the sockets does not read; the others are measured before and beside them. */
  private static void besideSlowOnes(
      Options options, Report report, Target target, Report.Table table) throws Exception {
    int seconds = options.number("seconds", 5);
    double rate = ROOMS * 20.0;
    Measured alone;
    try (var fanOut = new FanOut(target, new Shape(ROOMS, PER_ROOM, BYTES, 0))) {
      alone = fanOut.measure(rate, 3, seconds);
      row(table, target, "20 Hz, all read", alone, alone);
    }
    int slow = ROOMS * PER_ROOM / 10;
    try (var fanOut = new FanOut(target, new Shape(ROOMS, PER_ROOM, BYTES, slow))) {
      var beside = fanOut.measure(rate, 3, seconds);
      row(table, target, "20 Hz, a tenth never reads", beside, alone);
      double cost = beside.micros() / alone.micros();
      report.goal("neighbours of slow ones: CPU ×", "≤ 1.2", cost, cost <= 1.2);
      double limit = Math.max(2 * alone.p99(), 20);
      report.goal("their p99 ms", "≤ max(2 ×, 20)", beside.p99(), beside.p99() <= limit);
    }
  }

  private static void row(
      Report.Table table, Target target, String load, Measured one, Measured maximum) {
    table.row(
        target.name(),
        load,
        one.perSecond(),
        one.perSecond() / maximum.perSecond(),
        one.p50(),
        one.p99(),
        Usage.residentBytes(target.pid()) / MIB,
        one.micros());
  }
}
