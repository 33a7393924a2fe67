package dev.paddock.deploy.bench.engine;

import dev.paddock.deploy.bench.Options;
import dev.paddock.deploy.bench.Report;
import dev.paddock.deploy.bench.load.Pacer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** The rows about the engine alone, beside raw Kafka in the same run; both cores, one JVM. */
public final class EngineBenchmarks {
  private static final int UNDER_WAY = 4_000;
  private static final double MILLION = 1e6;
  private static final double MIB = 1024 * 1024;

  private EngineBenchmarks() {}

  /** Commands a second: each of 4,000 rooms has one under way. */
  public static void commands(Options options, Report report) throws Exception {
    var table = report.table("what", "a second", "× raw Kafka", "refused %");
    double warmUp = options.number("warmup", 15);
    double seconds = options.number("seconds", 10);
    double most = rawPerSecond(warmUp / 2, seconds / 2);
    table.row("raw Kafka, produce and consume", most, 1.0, null);
    var alone = perSecond(false, Game.Kind.BIGGER_DICE, warmUp, seconds);
    row(table, "journal alone, Bigger Dice", alone, most);
    double ratio = alone.rate / most;
    report.goal("journal alone / raw Kafka", "≥ 0.15", ratio, ratio >= 0.15);
    row(table, "journal alone, 1 KiB", perSecond(false, Game.Kind.PAD, warmUp, seconds), most);
    var redis = perSecond(true, Game.Kind.BIGGER_DICE, warmUp, seconds);
    row(table, "with Redis, Bigger Dice", redis, most);
    report.goal("a second with Redis", "≥ 25,000", redis.rate, redis.rate >= 25_000);
    table.print();
  }

  /** How long a decision takes to be durable at its writer, and to be told. */
  public static void durable(Options options, Report report) throws Exception {
    var table =
        report.table(
            "load",
            "raw p50 ms",
            "p99",
            "durable p50 ms",
            "p99",
            "× raw p50",
            "× raw p99",
            "told p50 ms",
            "p99");
    int seconds = options.number("seconds", 8);
    try (var rig = new Rig();
        var raw = new RawKafka(rig.bootstrap(), Rig.PARTITIONS);
        var players = players(rig, Game.Kind.BIGGER_DICE, "durable ", 2_000);
        var bus = new LocalBus(rig.service().name(), Rig.PARTITIONS, players::hear)) {
      players.attachTo(bus);
      var running = rig.start(bus, new NoViews(), false, players::durable);
      var free = opened(players);
      atRate(raw, players, free, 2_000, options.number("warmup", 10));
      for (int round = 0; round < 2; round++) {
        oneByOne(raw, players, free, round, table, report);
      }
      for (int rate : new int[] {200, 20_000}) {
        atRate(raw, players, free, rate, 2);
        var rawDelays = rawAtRate(raw, rate, seconds);
        atRate(raw, players, free, rate, seconds);
        row(table, report, rate + "/s", rawDelays, players.takeDurable(), players.takeTold(), rate);
      }
      rig.stop(running);
    }
    table.print();
  }

  /** From snapshots and log to life, and the memory of rooms. */
  public static void recovery(Options options, Report report) throws Exception {
    int rooms = options.number("rooms", 100_000);
    var table = report.table("rooms", "seconds to recover", "rooms/s", "heap MiB", "bytes a room");
    try (var rig = new Rig();
        var bus = new LocalBus(rig.service().name(), Rig.PARTITIONS, entry -> {})) {
      fill(rig, rooms, report);
      double before = usedHeap();
      var running = rig.start(bus, new NoViews(), false, (room, nanos) -> {});
      double seconds = running.nanos() / 1e9;
      double used = usedHeap() - before;
      table.row(rooms, seconds, rooms / seconds, used / MIB, used / rooms);
      double goal = rooms / 10_000.0;
      report.goal("seconds for " + rooms + " rooms", "≤ " + goal, seconds, seconds <= goal);
      rig.stop(running);
    }
    table.print();
  }

  private record Rate(double rate, double refused) {}

  private static double rawPerSecond(double warmUp, double seconds) throws Exception {
    try (var rig = new Rig();
        var raw = new RawKafka(rig.bootstrap(), Rig.PARTITIONS)) {
      return raw.perSecond(UNDER_WAY, warmUp, seconds);
    }
  }

  /** On a broker of its own: rooms of a run before would play on by themselves. */
  private static Rate perSecond(boolean withRedis, Game.Kind kind, double warmUp, double seconds)
      throws Exception {
    try (var rig = new Rig();
        var players = players(rig, kind, "game ", UNDER_WAY);
        var bus = new LocalBus(rig.service().name(), Rig.PARTITIONS, players::hear)) {
      players.attachTo(bus);
      var views = withRedis ? rig.redis() : new NoViews();
      var running = rig.start(bus, views, false, (room, nanos) -> {});
      players.playOn();
      sleep(warmUp);
      long count = players.answered();
      long refused = players.refused();
      sleep(seconds);
      count = players.answered() - count;
      refused = players.refused() - refused;
      players.close();
      rig.stop(running);
      return new Rate(count / seconds, 100.0 * refused / Math.max(1, count));
    }
  }

  /** Opens all rooms; they wait in the queue for their next command. */
  private static BlockingQueue<Integer> opened(Players players) throws Exception {
    var free = new LinkedBlockingQueue<Integer>();
    players.whenReady(free::add);
    for (int i = 0; i < players.rooms(); i++) {
      players.send(i, System.nanoTime());
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (free.size() < players.rooms()) {
      sleep(0.01);
      if (System.nanoTime() > end) {
        throw new IllegalStateException("only " + free.size() + " rooms were opened");
      }
    }
    return free;
  }

  private static void oneByOne(
      RawKafka raw,
      Players players,
      BlockingQueue<Integer> free,
      int round,
      Report.Table table,
      Report report)
      throws Exception {
    int count = 2_000;
    var rawDelays = raw.oneByOne(count);
    sleep(0.3);
    players.takeDurable();
    players.takeTold();
    for (int i = 0; i < count; i++) {
      int room = free.take();
      players.send(room, System.nanoTime());
      awaitBack(free, players.rooms());
    }
    if (round > 0) {
      row(table, report, "1 in flight", rawDelays, players.takeDurable(), players.takeTold(), 1);
    }
  }

  private static void awaitBack(BlockingQueue<Integer> free, int all) {
    while (free.size() < all) {
      Thread.onSpinWait();
    }
  }

  private static void atRate(
      RawKafka raw, Players players, BlockingQueue<Integer> free, int rate, double seconds)
      throws Exception {
    players.takeDurable();
    players.takeTold();
    try (var pacer = Pacer.start(rate, (count, due) -> sendOne(players, free, due))) {
      sleep(seconds);
    }
    sleep(0.5);
    raw.delays();
  }

  /** The next free room; where all are busy the command waits, and that counts as delay. */
  private static void sendOne(Players players, BlockingQueue<Integer> free, long due) {
    try {
      players.send(free.take(), due);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Histogram rawAtRate(RawKafka raw, int rate, double seconds) throws Exception {
    raw.delays();
    try (var pacer = Pacer.start(rate, (count, due) -> raw.send(due))) {
      sleep(seconds);
    }
    sleep(0.3);
    return raw.delays();
  }

  private static void fill(Rig rig, int rooms, Report report) throws Exception {
    try (var players = players(rig, Game.Kind.BIGGER_DICE, "filled ", rooms);
        var bus = new LocalBus(rig.service().name(), Rig.PARTITIONS, players::hear)) {
      players.attachTo(bus);
      var running = rig.start(bus, new NoViews(), true, (room, nanos) -> {});
      long from = System.nanoTime();
      for (int i = 0; i < rooms; i++) {
        players.send(i, from);
        while (i - players.answered() > UNDER_WAY) {
          sleep(0.001);
        }
      }
      while (players.answered() < rooms) {
        sleep(0.01);
      }
      report.progress("%,d rooms opened, %,d refused", rooms, players.refused());
      rig.stop(running);
    }
  }

  private static Players players(Rig rig, Game.Kind kind, String prefix, int rooms) {
    return new Players(rig.commands(), rig.service(), kind, prefix, rooms);
  }

  private static void row(Report.Table table, String what, Rate rate, double raw) {
    table.row(what, rate.rate, rate.rate / raw, rate.refused);
  }

  private static void row(
      Report.Table table,
      Report report,
      String load,
      Histogram raw,
      Histogram durable,
      Histogram told,
      int rate) {
    double half = millis(durable, 50) / millis(raw, 50);
    double most = millis(durable, 99) / millis(raw, 99);
    table.row(
        load,
        millis(raw, 50),
        millis(raw, 99),
        millis(durable, 50),
        millis(durable, 99),
        half,
        most,
        millis(told, 50),
        millis(told, 99));
    double limit = rate > 1_000 ? 4 : 2.2;
    report.goal("durable at " + load + ", × raw p50", "≤ " + limit, half, half <= limit);
    report.goal("durable at " + load + ", × raw p99", "≤ 4", most, most <= 4);
  }

  private static double millis(Histogram histogram, double percentile) {
    return histogram.getValueAtPercentile(percentile) / MILLION;
  }

  private static double usedHeap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static void sleep(double seconds) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep((long) (seconds * 1e9));
  }
}
