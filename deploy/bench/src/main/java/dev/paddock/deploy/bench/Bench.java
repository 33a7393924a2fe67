package dev.paddock.deploy.bench;

import dev.paddock.deploy.bench.engine.EngineBenchmarks;
import dev.paddock.deploy.bench.play.CommandLatency;
import dev.paddock.deploy.bench.play.Deaths;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code paddock bench NAME}: runs one benchmark and prints its table. */
public final class Bench {
  private static final int FAILED = 1;
  private static final int MISUSED = 2;

  private record Entry(String summary, Benchmark benchmark) {}

  private static final Map<String, Entry> ALL = all();

  private Bench() {}

  /**
   * Runs the benchmark that the first argument names; without one, says which there are.
   *
   * @return the exit status
   */
  public static int run(List<String> args, PrintStream out, PrintStream err) {
    if (args.isEmpty() || args.getFirst().equals("--help")) {
      out.print(help());
      return 0;
    }
    var entry = ALL.get(args.getFirst());
    if (entry == null) {
      err.println("There is no benchmark " + args.getFirst() + ".\n");
      err.print(help());
      return MISUSED;
    }
    try {
      run(args.getFirst(), entry, Options.of(args.subList(1, args.size())), out);
      return 0;
    } catch (Options.Misuse e) {
      err.println(e.getMessage());
      return MISUSED;
    } catch (Exception e) {
      err.println("The benchmark failed: " + e);
      e.printStackTrace(err);
      return FAILED;
    }
  }

  private static void run(String name, Entry entry, Options options, PrintStream out)
      throws Exception {
    Quiet.begin();
    var report = new Report(out, name);
    entry.benchmark().run(options, report);
    var file = options.text("json", "");
    if (!file.isEmpty()) {
      save(Path.of(file), report);
    }
  }

  private static void save(Path file, Report report) throws IOException {
    Files.writeString(file, report.json().encodePrettily() + "\n");
  }

  private static Map<String, Entry> all() {
    var all = new LinkedHashMap<String, Entry>();
    all.put(
        "fanout-rooms",
        new Entry("200 rooms of 10 at 20 Hz: CPU a delivery, latency", FanOutBenchmarks::rooms));
    all.put(
        "fanout-max-rooms",
        new Entry(
            "200 rooms of 10: most deliveries a second",
            (options, report) -> FanOutBenchmarks.highest(options, report, 200, 10, 8_000)));
    all.put(
        "fanout-max-room",
        new Entry(
            "one room of 1,000: most deliveries a second",
            (options, report) -> FanOutBenchmarks.highest(options, report, 1, 1_000, 100)));
    all.put(
        "latency",
        new Entry("200 rooms of 10 at 40 Hz, about 30 % of C's limit", LatencyBenchmark::run));
    all.put(
        "request",
        new Entry("1,000 sockets ask and are answered, one at a time", SocketBenchmarks::requests));
    all.put("idle", new Entry("memory of 10,000 sockets that only listen", SocketBenchmarks::idle));
    all.put(
        "connects",
        new Entry("sockets opened a second, each with a token", SocketBenchmarks::connects));
    all.put("overload", new Entry("twice the limit, and clients that do not read", Overload::run));
    all.put(
        "commands", new Entry("commands a second through the engine", EngineBenchmarks::commands));
    all.put(
        "durable",
        new Entry("a decision durable at its writer beside raw Kafka", EngineBenchmarks::durable));
    all.put(
        "recovery",
        new Entry(
            "100,000 rooms from snapshots and log, and their memory", EngineBenchmarks::recovery));
    all.put(
        "command",
        new Entry("a player's frame to everybody's event beside raw Kafka", CommandLatency::run));
    all.put("takeover", new Entry("a game service is killed, and frozen", Deaths::takeover));
    all.put("gateway-dies", new Entry("10,000 sockets resume on the other", Deaths::gateway));
    all.put("restart", new Entry("everything restarted with 10,000 rooms", Deaths::restart));
    return all;
  }

  private static String help() {
    var text = new StringBuilder("paddock bench NAME [--json FILE] [--seconds N] [--warmup N]\n");
    text.append("  [--peer NAME=plain|socketio:COMMAND with {port}]…\n\n");
    ALL.forEach((name, entry) -> text.append("  %-18s %s%n".formatted(name, entry.summary())));
    return text.toString();
  }
}
