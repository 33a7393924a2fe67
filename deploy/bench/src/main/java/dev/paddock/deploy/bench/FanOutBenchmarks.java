package dev.paddock.deploy.bench;

import dev.paddock.deploy.bench.FanOut.Measured;
import dev.paddock.deploy.bench.FanOut.Shape;
import dev.paddock.deploy.bench.node.Cores;
import dev.paddock.deploy.bench.target.Target;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rows about fan-out: one server on one core, the load client on the other. */
final class FanOutBenchmarks {
  private static final String C = "c";
  private static final String SOCKET_IO = "sio";

  /** Of a message; the state of a race with eight cars has 2,400 as JSON and 176 in binary. */
  private static final int BYTES = 300;

  private FanOutBenchmarks() {}

  /** Processor time a delivery in many rooms, and how late deliveries are. */
  static void rooms(Options options, Report report) throws Exception {
    var shape = shape(options, 200, 10);
    double rate = shape.rooms() * (double) options.number("hertz", 20);
    var table =
        report.table(
            "server",
            "deliveries/s",
            "CPU µs/delivery",
            "× C",
            "p50 ms",
            "p99 ms",
            "came %",
            "client core");
    var found = new LinkedHashMap<String, Measured>();
    each(
        options,
        target -> {
          try (var fanOut = new FanOut(target, shape)) {
            double warmUp = Targets.warmUp(options, target, 30);
            var measured = fanOut.measure(rate, warmUp, options.number("seconds", 10));
            found.put(target.name(), measured);
            report.progress("%s: %.2f µs", target.name(), measured.micros());
          }
        });
    found.forEach(
        (name, one) ->
            table.row(
                name,
                one.perSecond(),
                one.micros(),
                ratio(one.micros(), found.get(C), Measured::micros),
                one.p50(),
                one.p99(),
                one.ratio() * 100,
                one.client()));
    table.print();
    ratios(report, "CPU a delivery", found, Measured::micros, 1.35, 0.60, false);
  }

  /** The highest rate in many rooms, or in one. */
  static void highest(Options options, Report report, int rooms, int perRoom, double start)
      throws Exception {
    var shape = shape(options, rooms, perRoom);
    var table =
        report.table(
            "server",
            "deliveries/s in time",
            "× C",
            "CPU µs/delivery",
            "p50 ms",
            "p99 ms",
            "server core",
            "client core");
    var found = new LinkedHashMap<String, Measured>();
    each(
        options,
        target -> {
          try (var fanOut = new FanOut(target, shape)) {
            double first = target.name().equals("paddock gateway") ? start * 4 : start;
            fanOut.measure(first, Targets.warmUp(options, target, 20), 1);
            found.put(
                target.name(), fanOut.search(first, 1.6, options.number("seconds", 3), report));
          }
        });
    found.forEach(
        (name, one) ->
            table.row(
                name,
                one.perSecond(),
                ratio(one.perSecond(), found.get(C), Measured::perSecond),
                one.micros(),
                one.p50(),
                one.p99(),
                one.core(),
                one.client()));
    table.print();
    var isOneRoom = shape.rooms() == 1;
    ratios(
        report,
        "deliveries a second",
        found,
        Measured::perSecond,
        isOneRoom ? 10 : 3,
        isOneRoom ? 15 : 6,
        true);
  }

  /** What is asked of a server, after its start and before its end. */
  interface Question {
    void ask(Target target) throws Exception;
  }

  /** Asks each server in turn; the load client stays on its core meanwhile. */
  static void each(Options options, Question question) throws Exception {
    Cores.CLIENT.moveHere();
    try {
      for (Supplier<Target> start : Targets.of(options)) {
        try (var target = start.get()) {
          question.ask(target);
        }
      }
    } finally {
      Cores.ANY.moveHere();
    }
  }

  private static Shape shape(Options options, int rooms, int perRoom) {
    return new Shape(
        options.number("rooms", rooms),
        options.number("per-room", perRoom),
        options.number("bytes", BYTES),
        0);
  }

  private static @Nullable Double ratio(
      double value, @Nullable Measured other, java.util.function.ToDoubleFunction<Measured> of) {
    return other == null ? null : value / of.applyAsDouble(other);
  }

  private static void ratios(
      Report report,
      String what,
      Map<String, Measured> found,
      java.util.function.ToDoubleFunction<Measured> of,
      double toC,
      double toSocketIo,
      boolean isMore) {
    var ours = found.get("paddock gateway");
    if (ours == null) {
      return;
    }
    for (var goal : Map.of(C, toC, SOCKET_IO, toSocketIo).entrySet()) {
      var ratio = ratio(of.applyAsDouble(ours), found.get(goal.getKey()), of);
      if (ratio != null) {
        boolean isMet = isMore ? ratio >= goal.getValue() : ratio <= goal.getValue();
        var text = (isMore ? "≥ " : "≤ ") + goal.getValue();
        report.goal(what + " / " + goal.getKey(), text, ratio, isMet);
      }
    }
  }
}
