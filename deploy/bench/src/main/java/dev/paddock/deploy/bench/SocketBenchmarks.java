package dev.paddock.deploy.bench;

import dev.paddock.deploy.bench.load.Crowd;
import dev.paddock.deploy.bench.load.Ear;
import dev.paddock.deploy.bench.load.Link;
import dev.paddock.deploy.bench.load.Stamps;
import dev.paddock.deploy.bench.load.Tally;
import dev.paddock.deploy.bench.node.Usage;
import dev.paddock.deploy.bench.target.Audience;
import dev.paddock.deploy.bench.target.Target;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows about single sockets: requests, memory, connects. */
final class SocketBenchmarks {
  private static final int AT_ONCE = 64;
  private static final Duration LIMIT = Duration.ofSeconds(120);
  private static final int ROOMS = 200;
  private static final double KIB = 1024;

  private SocketBenchmarks() {}

  /** Each socket asks again as soon as it is answered. */
  static void requests(Options options, Report report) throws Exception {
    int sockets = options.number("sockets", 1_000);
    double seconds = options.number("seconds", 5);
    var table = report.table("server", "answers/s", "× C", "p50 ms", "p99 ms", "client core");
    var found = new LinkedHashMap<String, Double>();
    FanOutBenchmarks.each(
        options,
        target -> {
          try (var crowd = new Crowd()) {
            var tally = new Tally();
            var entrance = target.entrance();
            crowd.connect(entrance, 0, sockets, AT_ONCE, i -> new Asker(target, tally), LIMIT);
            Pause.seconds(Targets.warmUp(options, target, 25));
            long from = System.nanoTime();
            crowd.run(() -> tally.window(from, from + (long) (seconds * 1e9)));
            long client = Usage.cpuNanos(ProcessHandle.current().pid());
            Pause.seconds(seconds);
            client = Usage.cpuNanos(ProcessHandle.current().pid()) - client;
            double core = client / 1e9 / seconds;
            crowd.run(
                () -> {
                  double perSecond = tally.arrivals() / seconds;
                  found.put(target.name(), perSecond);
                  table.row(
                      target.name(),
                      perSecond,
                      ratio(perSecond, found.get("c")),
                      tally.millis(50),
                      tally.millis(99),
                      core);
                });
          }
        });
    table.print();
    goal(report, "answers a second / c", found, "c", 0.80);
    goal(report, "answers a second / sio", found, "sio", 2.2);
  }

  /** Memory of sockets that listen to a room in which nothing happens. */
  static void idle(Options options, Report report) throws Exception {
    int sockets = options.number("sockets", 10_000);
    int first = sockets / 10;
    var table = report.table("server", "sockets", "RSS before MiB", "after MiB", "KiB a socket");
    FanOutBenchmarks.each(
        options,
        target -> {
          target.prepare(ROOMS);
          try (var before = new Crowd();
              var crowd = new Crowd()) {
            new Audience(target, before, ROOMS, 0).gather(first);
            before.close();
            Pause.seconds(2);
            double base = Usage.residentBytes(target.pid());
            new Audience(target, crowd, ROOMS, 0).gather(sockets);
            Pause.seconds(options.number("seconds", 5));
            double full = Usage.residentBytes(target.pid());
            double each = (full - base) / sockets / KIB;
            table.row(target.name(), sockets, base / KIB / KIB, full / KIB / KIB, each);
            if (target.name().equals("paddock gateway")) {
              report.goal("KiB an idle socket", "≤ 12", each, each <= 12);
            }
          }
        });
    table.print();
  }

  /** Rounds of opening many sockets; the first is cold. */
  static void connects(Options options, Report report) throws Exception {
    int sockets = options.number("sockets", 5_000);
    int rounds = options.number("rounds", 5);
    var table = report.table("server", "cold/s", "warm/s", "CPU µs/connect");
    var found = new LinkedHashMap<String, Double>();
    FanOutBenchmarks.each(
        options,
        target -> {
          double cold = 0;
          double warm = 0;
          double micros = 0;
          for (int round = 0; round < rounds; round++) {
            try (var crowd = new Crowd()) {
              long cpu = Usage.cpuNanos(target.pid());
              warm = perSecond(target, crowd, sockets);
              micros = (Usage.cpuNanos(target.pid()) - cpu) / 1e3 / sockets;
              cold = round == 0 ? warm : cold;
            }
            Pause.seconds(1);
          }
          found.put(target.name(), warm);
          table.row(target.name(), cold, warm, micros);
        });
    table.print();
    goal(report, "warm connects / sio", found, "sio", 2.5);
  }

  private static double perSecond(Target target, Crowd crowd, int sockets) throws Exception {
    // Tokens are made beforehand: they are not what is measured.
    var paths = new String[sockets];
    for (int i = 0; i < sockets; i++) {
      paths[i] = target.entrance().path().apply(i);
    }
    var entrance = new Crowd.Entrance(target.entrance().address(), i -> paths[i]);
    long from = System.nanoTime();
    crowd.connect(entrance, 0, sockets, AT_ONCE, i -> (link, bytes, a, b, nanos) -> {}, LIMIT);
    return sockets * 1e9 / (System.nanoTime() - from);
  }

  private static @Nullable Double ratio(double value, @Nullable Double other) {
    return other == null ? null : value / other;
  }

  private static void goal(
      Report report, String what, Map<String, Double> found, String peer, double goal) {
    var ours = found.get("paddock gateway");
    var other = found.get(peer);
    if (ours != null && other != null) {
      report.goal(what, "≥ " + goal, ours / other, ours / other >= goal);
    }
  }

  private static final class Asker implements Ear {
    private final Target target;
    private final Target.Greeter greeter;
    private final Tally tally;

    Asker(Target target, Tally tally) {
      this.target = target;
      this.greeter = target.greeter(-1);
      this.tally = tally;
    }

    @Override
    public void opened(Link link) {
      if (greeter.opened(link)) {
        ask(link);
      }
    }

    @Override
    public void heard(Link link, byte[] bytes, int from, int to, long nanos) {
      long asked = Stamps.of(bytes, from, to);
      if (asked >= 0) {
        tally.arrived(asked, nanos);
        ask(link);
      } else if (greeter.heard(link, bytes, from, to)) {
        ask(link);
      }
    }

    private void ask(Link link) {
      link.send(target.request(System.nanoTime()));
    }
  }
}
