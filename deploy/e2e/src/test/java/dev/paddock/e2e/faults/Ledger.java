package dev.paddock.e2e.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** A file with one line a fault that was tried. */
final class Ledger {
  private static final String HEADER =
      "seed,fault,at,load,recovery_ms,median_ms,after_end_ms,rooms,commands,repeats,lines,recovered,replaced,unasked,forfeits,offline_ms,holes,gaps,fenced,result\n";

  private final Path file;

  Ledger(Path file) {
    this.file = file;
  }

  /** All lines there are. */
  List<Summary.Row> rows() throws IOException {
    return Files.exists(file)
        ? Files.readAllLines(file).stream().skip(1).map(Summary.Row::parse).toList()
        : List.of();
  }

  /** The newest seed there is. */
  OptionalLong last() throws IOException {
    return rows().stream().mapToLong(Summary.Row::seed).max();
  }

  void add(Drill.Result result) throws IOException {
    if (!Files.exists(file)) {
      Files.writeString(file, HEADER);
    }
    Files.writeString(file, line(result), StandardOpenOption.APPEND);
  }

  static String line(Drill.Result it) {
    var spent = it.spent();
    return String.format(
        Locale.ROOT,
        "%d,%s,%s,%.1f,%d,%d,%d,%d,%d,%d,%d,%d,%d,%d,%d,%d,%d,%d,%d,%s%n",
        it.seed(),
        it.fault().name(),
        it.at(),
        it.load(),
        it.recovery().millis(),
        it.recovery().typical(),
        it.after().millis(),
        it.recovery().rooms(),
        spent.commands(),
        spent.repeats(),
        spent.lines(),
        spent.recovered(),
        spent.replaced(),
        spent.unasked(),
        spent.forfeits(),
        spent.offlineMillis(),
        spent.holes(),
        spent.gaps(),
        spent.fenced(),
        it.isGood() ? "ok" : "FAILED");
  }
}
