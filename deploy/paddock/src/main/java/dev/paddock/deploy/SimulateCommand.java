package dev.paddock.deploy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.paddock.simulate.Options;
import dev.paddock.simulate.Simulation;
import dev.paddock.simulate.Verdict;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** {@code paddock simulate}: runs seeds until one breaks an invariant, and shrinks that one. */
final class SimulateCommand {
  /** An invariant was broken; everything about it has been printed. */
  static final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Failed(Verdict verdict) {
      super("seed " + verdict.seed() + " broke " + verdict.broken());
    }
  }

  private static final long SEEDS = 1_000;
  private static final long REPORT_EVERY = 1_000;

  private final PrintStream out;
  private final Options options;
  private final boolean whole;
  private long commands;
  private long claims;

  private SimulateCommand(PrintStream out, @Nullable Set<Integer> only) {
    this.out = out;
    this.whole = only == null;
    this.options = new Options(Options.DEFAULT.steps(), only);
  }

  /**
   * Runs {@code --seeds N --from S}, or one shrunk schedule again with {@code --only 1,2,3}.
   *
   * @throws Failed if an invariant was broken
   * @throws IllegalArgumentException if the arguments cannot be read
   */
  static void run(List<String> args, PrintStream out) {
    if (LoggerFactory.getLogger("dev.paddock") instanceof Logger everything) {
      everything.setLevel(Level.OFF); // Faults are what it would complain about.
    }
    var only = value(args, "--only", "");
    long from = Long.parseLong(value(args, "--from", "0"));
    long seeds = Long.parseLong(value(args, "--seeds", only.isEmpty() ? "" + SEEDS : "1"));
    new SimulateCommand(out, only.isEmpty() ? null : numbers(only)).run(from, seeds);
  }

  private void run(long from, long seeds) {
    var cpu = ManagementFactory.getThreadMXBean();
    long began = System.nanoTime();
    long used = cpu.getCurrentThreadCpuTime();
    for (long n = 1; n <= seeds; n++) {
      one(from + n - 1);
      if (n % REPORT_EVERY == 0 || n == seeds) {
        report(n, System.nanoTime() - began, cpu.getCurrentThreadCpuTime() - used);
      }
    }
  }

  private void one(long seed) {
    var verdict = Simulation.run(seed, options);
    commands += verdict.commands();
    claims += verdict.claims();
    if (!verdict.isClean()) {
      explain(verdict);
      throw new Failed(verdict);
    }
  }

  private void report(long seeds, long nanos, long cpu) {
    out.printf(
        "%,d seeds clean: %,d commands, %,d claims; %.1f seeds/s, %.1f a second of a core%n",
        seeds, commands, claims, seeds * 1e9 / nanos, seeds * 1e9 / cpu);
    out.flush();
  }

  private void explain(Verdict verdict) {
    out.printf(
        "seed %d breaks %s after step %d%n", verdict.seed(), verdict.broken(), verdict.step());
    out.println("  " + verdict.how());
    if (whole) {
      var shrunk = Simulation.shrink(verdict, options);
      out.printf("shrunk to %d steps:%n", shrunk.steps().size());
      shrunk.lines().forEach(line -> out.println("  " + line));
      out.println("  " + shrunk.verdict().how());
      out.println("again: paddock simulate --from " + verdict.seed() + " --only " + text(shrunk));
    }
    out.flush();
  }

  private static String text(Verdict.Shrunk shrunk) {
    var numbers = shrunk.steps().stream().map(String::valueOf).collect(Collectors.joining(","));
    return numbers.isEmpty() ? "-1" : numbers;
  }

  private static Set<Integer> numbers(String only) {
    return Arrays.stream(only.split(",")).map(Integer::valueOf).collect(Collectors.toSet());
  }

  private static String value(List<String> args, String name, String otherwise) {
    int at = args.indexOf(name);
    if (at >= 0 && at + 1 == args.size()) {
      throw new IllegalArgumentException(name + " needs a value");
    }
    return at < 0 ? otherwise : args.get(at + 1);
  }
}
