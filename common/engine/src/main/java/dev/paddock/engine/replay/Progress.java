package dev.paddock.engine.replay;

import java.io.PrintStream;
import java.util.function.LongSupplier;

/** Says once a second how far it is, and in the end how far it came. */
final class Progress {
  private static final long INTERVAL = 1_000_000_000L;

  private final PrintStream out;
  private final LongSupplier nanos;
  private final long begun;
  private long total;
  private long done;
  private long said;

  /**
   * @param nanos monotonic
   */
  Progress(PrintStream out, LongSupplier nanos) {
    this.out = out;
    this.nanos = nanos;
    this.begun = nanos.getAsLong();
    this.said = begun;
  }

  /** There are more records to read. */
  void expect(long records) {
    total += records;
  }

  void step() {
    done++;
    long now = nanos.getAsLong();
    if (now - said >= INTERVAL) {
      said = now;
      out.printf(
          "replay: %,d of at most %,d records (%d %%)%n",
          done, total, 100 * done / Math.max(total, done));
    }
  }

  void end() {
    out.printf("replay: %,d records in %.1f s%n", done, (nanos.getAsLong() - begun) / 1e9);
    out.flush();
  }
}
