package dev.paddock.deploy.bench.play;

import dev.paddock.deploy.bench.Options;
import dev.paddock.deploy.bench.Report;
import dev.paddock.deploy.bench.engine.RawKafka;
import dev.paddock.deploy.bench.load.Pacer;
import dev.paddock.deploy.bench.node.Cores;
import dev.paddock.deploy.bench.node.Fleet;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * A command from the player's frame to everybody's event: through gateway, Kafka, engine, Redis,
 * bus and gateway again, each a process of its own; beside a produce–consume round trip on the same
 * broker.
 */
public final class CommandLatency {
  private static final int ROOMS = 100;
  private static final long HIGHEST = 60_000_000_000L;

  private CommandLatency() {}

  /** Runs one in flight and 200 a second, each after raw Kafka at the same pace. */
  public static void run(Options options, Report report) throws Exception {
    int seconds = options.number("seconds", 10);
    int warmUp = options.number("warmup", 20);
    try (var fleet = new Fleet(List.of())) {
      fleet.servers(Cores.ANY);
      fleet.games(Cores.ANY);
      var gateway = fleet.gateway(Cores.ANY);
      try (var hall = new Hall(fleet);
          var raw = new RawKafka(fleet.kafka(), fleet.partitions())) {
        var seats = new ArrayList<Integer>();
        for (int i = 0; i < ROOMS; i++) {
          seats.add(i);
        }
        var hosts = hall.enter(gateway, seats);
        hall.open(hosts);
        hall.join(hall.enter(gateway, seats));
        var round = new Round(hall, hosts);
        paced(raw, round, 200, warmUp);
        var table =
            report.table(
                "load", "raw p50 ms", "p99", "command p50 ms", "p99", "× raw p50", "× raw p99");
        oneByOne(raw, round, 200);
        row(table, report, "1 in flight", raw.oneByOne(2_000), oneByOne(raw, round, 2_000));
        var rawDelays = rawPaced(raw, 200, seconds);
        row(table, report, "200/s", rawDelays, paced(raw, round, 200, seconds));
        table.print();
      }
    }
  }

  private static Histogram oneByOne(RawKafka raw, Round round, int count) throws Exception {
    round.take();
    for (int i = 0; i < count; i++) {
      round.say(System.nanoTime());
      round.awaitAll();
    }
    raw.delays();
    return round.take();
  }

  private static Histogram paced(RawKafka raw, Round round, int rate, int seconds)
      throws Exception {
    round.take();
    try (var pacer = Pacer.start(rate, (count, due) -> round.say(due))) {
      TimeUnit.SECONDS.sleep(seconds);
    }
    round.awaitAll();
    raw.delays();
    return round.take();
  }

  private static Histogram rawPaced(RawKafka raw, int rate, int seconds) throws Exception {
    raw.delays();
    try (var pacer = Pacer.start(rate, (count, due) -> raw.send(due))) {
      TimeUnit.SECONDS.sleep(seconds);
    }
    TimeUnit.MILLISECONDS.sleep(300);
    return raw.delays();
  }

  private static void row(
      Report.Table table, Report report, String load, Histogram raw, Histogram commands) {
    double half = millis(commands, 50) / millis(raw, 50);
    double most = millis(commands, 99) / millis(raw, 99);
    table.row(
        load,
        millis(raw, 50),
        millis(raw, 99),
        millis(commands, 50),
        millis(commands, 99),
        half,
        most);
    report.goal("command at " + load + ", × raw p50", "≤ 3.5", half, half <= 3.5);
    report.goal("command at " + load + ", × raw p99", "≤ 4", most, most <= 4);
  }

  private static double millis(Histogram histogram, double percentile) {
    return histogram.getValueAtPercentile(percentile) / 1e6;
  }

  /** Rooms in which something is said in turn; it is over when both players have heard it. */
  private static final class Round implements Player.Listener {
    private final Hall hall;
    private final List<Player> hosts;
    private final BlockingQueue<Integer> free = new LinkedBlockingQueue<>();
    private final long[] due = new long[ROOMS];
    private final int[] missing = new int[ROOMS];
    private final Histogram delays = new Histogram(HIGHEST, 3);

    Round(Hall hall, List<Player> hosts) {
      this.hall = hall;
      this.hosts = hosts;
      for (int i = 0; i < ROOMS; i++) {
        free.add(i);
      }
      hall.tell(this);
    }

    /** Says something in the next free room; where all are busy it waits, and that counts. */
    void say(long when) {
      try {
        int room = free.take();
        hall.crowd().execute(() -> say(room, when));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    void awaitAll() {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (free.size() < ROOMS) {
        if (System.nanoTime() > end) {
          throw new IllegalStateException(ROOMS - free.size() + " commands got no event");
        }
        java.util.concurrent.locks.LockSupport.parkNanos(20_000);
      }
    }

    Histogram take() {
      var copy = new Histogram[1];
      hall.crowd()
          .run(
              () -> {
                copy[0] = delays.copy();
                delays.reset();
              });
      return copy[0];
    }

    @Override
    public void heard(Player player, long nanos) {
      if (--missing[player.room] == 0) {
        delays.recordValue(Math.clamp(nanos - due[player.room], 0, HIGHEST));
        free.add(player.room);
      }
    }

    private void say(int room, long when) {
      due[room] = when;
      missing[room] = 2;
      hall.say(hosts.get(room));
    }
  }
}
