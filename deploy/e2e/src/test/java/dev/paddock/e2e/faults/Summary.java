package dev.paddock.e2e.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The ledger by kind of fault, as a table for the documentation. */
final class Summary {
  private static final String HEAD =
      """
      | fault | times | failed | rooms answer after, median and worst ms | load then | median room, worst ms |
      |---|---|---|---|---|---|
      """;

  private Summary() {}

  static String of(Path ledger) throws IOException {
    var byKind =
        new Ledger(ledger)
            .rows().stream()
                .collect(Collectors.groupingBy(Row::kind, TreeMap::new, Collectors.toList()));
    var lines = byKind.entrySet().stream().map(it -> line(it.getKey(), it.getValue())).toList();
    return HEAD + String.join("\n", lines) + "\n";
  }

  private static String line(String kind, List<Row> rows) {
    var times = rows.stream().map(Row::recovery).sorted().toList();
    var worst = rows.stream().max((a, b) -> Long.compare(a.recovery(), b.recovery())).orElseThrow();
    long failed = rows.stream().filter(row -> !row.isGood()).count();
    long rooms = rows.stream().mapToLong(Row::median).max().orElse(0);
    return "| `%s` | %d | %d | %d, %d | %.0f | %d |"
        .formatted(
            kind,
            rows.size(),
            failed,
            times.get(times.size() / 2),
            times.getLast(),
            worst.load(),
            rooms);
  }

  /**
   * A line of the ledger.
   *
   * @param recovery of the slowest room, in milliseconds
   * @param median of all rooms
   */
  record Row(long seed, String kind, double load, long recovery, long median, boolean isGood) {
    static Row parse(String line) {
      var fields = line.split(",", -1);
      return new Row(
          Long.parseLong(fields[0]),
          fields[1].split(" ", 2)[0],
          Double.parseDouble(fields[3]),
          Long.parseLong(fields[4]),
          Long.parseLong(fields[5]),
          fields[fields.length - 1].equals("ok"));
    }
  }
}
