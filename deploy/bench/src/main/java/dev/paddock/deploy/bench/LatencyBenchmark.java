package dev.paddock.deploy.bench;

import dev.paddock.deploy.bench.FanOut.Measured;
import dev.paddock.deploy.bench.FanOut.Shape;
import java.util.LinkedHashMap;

/** How late deliveries are in many rooms at about 30 % of what C can do. */
final class LatencyBenchmark {
  private static final Shape SHAPE = new Shape(200, 10, 300, 0);
  private static final int HERTZ = 40;

  private LatencyBenchmark() {}

  static void run(Options options, Report report) throws Exception {
    double rate = SHAPE.rooms() * (double) options.number("hertz", HERTZ);
    var found = new LinkedHashMap<String, Measured>();
    FanOutBenchmarks.each(
        options,
        target -> {
          try (var fanOut = new FanOut(target, SHAPE)) {
            double warmUp = Targets.warmUp(options, target, 30);
            found.put(target.name(), fanOut.measure(rate, warmUp, options.number("seconds", 10)));
          }
        });
    var table = report.table("server", "deliveries/s", "p50 ms", "p99 ms", "server core");
    found.forEach(
        (name, one) -> table.row(name, one.perSecond(), one.p50(), one.p99(), one.core()));
    table.print();
    goals(report, found);
  }

  private static void goals(Report report, LinkedHashMap<String, Measured> found) {
    var ours = found.get("paddock gateway");
    var other = found.get("sio");
    if (ours != null) {
      report.goal("p99 ms", "< 1", ours.p99(), ours.p99() < 1);
    }
    if (ours != null && other != null) {
      double ratio = ours.p99() / other.p99();
      report.goal("p99 / Socket.IO's", "≤ 1/3", ratio, ratio <= 1 / 3.0);
    }
  }
}
