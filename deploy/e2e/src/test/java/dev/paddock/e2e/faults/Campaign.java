package dev.paddock.e2e.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Faults by seed, one after the other, each noted in a ledger: {@code --faults N [--from SEED]
 * [--resume] [--only KIND,…] [--settle] [--players N] [--minutes N] [--ledger FILE]}; or {@code
 * --summary}.
 */
public final class Campaign {
  private static final Duration PACE = Duration.ofMillis(1_000);
  private static final Duration PLAY = Duration.ofSeconds(2);
  private static final int PARTITIONS = 12;

  private final Options options;
  private final Ledger ledger;
  private int failed;

  private Campaign(Options options) {
    this.options = options;
    ledger = new Ledger(options.ledger());
  }

  /** Ends with status 1 if anything was found to be wrong. */
  public static void main(String[] args) throws Exception {
    var options = Options.parse(List.of(args));
    if (List.of(args).contains("--summary")) {
      System.out.print(Summary.of(options.ledger()));
      return;
    }
    int failed = new Campaign(options).run();
    System.exit(failed == 0 ? 0 : 1);
  }

  private int run() throws Exception {
    var home = Files.createTempDirectory("paddock-faults");
    long from = options.resume() ? ledger.last().orElse(options.from() - 1) + 1 : options.from();
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(options.minutes());
    try (var drill = new Drill(new Arena(home, true, PARTITIONS), options.players(), PACE, PLAY)) {
      for (long seed = from; seed < from + options.faults(); seed++) {
        if (System.nanoTime() - end > 0) {
          break;
        }
        if (options.settle()) {
          drill.settle();
        }
        tell(drill.run(seed, fault(drill.faults(), seed)));
      }
    }
    leave(home);
    return failed;
  }

  /** The data of the servers stay only where there is something to be looked for in them. */
  private void leave(Path home) throws IOException {
    if (failed > 0) {
      System.out.println("The data stay in " + home);
      return;
    }
    try (var all = Files.walk(home)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private Fault fault(Faults faults, long seed) {
    var random = new Random(seed);
    var only = options.only();
    return only.isEmpty()
        ? faults.any(random)
        : faults.of(only.get((int) (seed % only.size())), random);
  }

  private void tell(Drill.Result result) throws Exception {
    ledger.add(result);
    System.out.print(Ledger.line(result));
    result.problems().forEach(problem -> System.out.println("  " + problem));
    failed += result.isGood() ? 0 : 1;
  }

  /** What the command line says. */
  record Options(
      int faults,
      long from,
      boolean resume,
      List<Faults.Kind> only,
      boolean settle,
      int players,
      long minutes,
      Path ledger) {
    private static final String PLAYERS = "200";

    static Options parse(List<String> args) {
      return new Options(
          Integer.parseInt(value(args, "--faults", "10")),
          Long.parseLong(value(args, "--from", "1")),
          args.contains("--resume"),
          kinds(value(args, "--only", "")),
          args.contains("--settle"),
          Integer.parseInt(value(args, "--players", PLAYERS)),
          Long.parseLong(value(args, "--minutes", "600")),
          Path.of(value(args, "--ledger", "docs/faults.csv")));
    }

    private static List<Faults.Kind> kinds(String names) {
      return Stream.of(names.split(",", -1))
          .filter(name -> !name.isEmpty())
          .map(Options::kind)
          .toList();
    }

    private static Faults.Kind kind(String name) {
      return Stream.of(Faults.Kind.values())
          .filter(kind -> kind.text().equals(name))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("There is no fault " + name));
    }

    private static String value(List<String> args, String name, String standard) {
      int at = args.indexOf(name);
      return at < 0 ? standard : args.get(at + 1);
    }
  }
}
