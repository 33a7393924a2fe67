package dev.paddock.deploy.bench.load;

import org.HdrHistogram.Histogram;

/**
 * Counts what arrives of what was due within a window, and how late; used on one event loop, read
 * afterwards.
 */
public final class Tally {
  private static final long HIGHEST = 120_000_000_000L;

  private final Histogram delays = new Histogram(HIGHEST, 3);
  private long from = Long.MAX_VALUE;
  private long to = Long.MAX_VALUE;
  private long arrivals;

  /** Counts from now on only what is due in {@code [from, to)}. */
  public void window(long from, long to) {
    this.from = from;
    this.to = to;
    delays.reset();
    arrivals = 0;
  }

  /** Something that was due at {@code due} came. */
  public void arrived(long due, long nanos) {
    if (nanos >= from && nanos < to) {
      arrivals++;
    }
    if (due >= from && due < to) {
      delays.recordValue(Math.clamp(nanos - due, 0, HIGHEST));
    }
  }

  /** How many of those that were due in the window came, in it or later. */
  public long delivered() {
    return delays.getTotalCount();
  }

  /** How many came within the window, whenever they were due. */
  public long arrivals() {
    return arrivals;
  }

  /** Milliseconds at a quantile, for example 99. */
  public double millis(double percentile) {
    return delays.getValueAtPercentile(percentile) / 1e6;
  }
}
