package dev.paddock.deploy.bench;

import dev.paddock.deploy.bench.load.Crowd;
import dev.paddock.deploy.bench.load.Pacer;
import dev.paddock.deploy.bench.node.Usage;
import dev.paddock.deploy.bench.target.Audience;
import dev.paddock.deploy.bench.target.Target;
import org.jspecify.annotations.Nullable;

/** One server with sockets in rooms, to which messages are published at a rate. */
final class FanOut implements AutoCloseable {
  /** How long what was due in a window may still arrive after it. */
  private static final double DRAIN_SECONDS = 0.5;

  /**
   * Who listens, and what is published.
   *
   * @param slow sockets that never read
   */
  record Shape(int rooms, int perRoom, int bytes, int slow) {
    int sockets() {
      return rooms * perRoom;
    }

    /** Deliveries of one message, to those who read, on average. */
    double readers() {
      return (sockets() - slow) / (double) rooms;
    }
  }

  /**
   * What was measured in one window.
   *
   * @param rate messages a second
   * @param perSecond deliveries a second
   * @param ratio of what was due that came
   * @param micros processor time of the server a delivery
   * @param core how much of a core the server used
   * @param client how much of its core the load client used
   */
  record Measured(
      double rate,
      double perSecond,
      double ratio,
      double micros,
      double core,
      double client,
      double p50,
      double p99,
      int lost) {
    /** Nearly all in time, and nobody lost. */
    boolean isGood() {
      return ratio >= 0.99 && p99 < 100 && lost == 0;
    }
  }

  private final Shape shape;
  private final Target target;
  private final Crowd crowd = new Crowd();
  private final Audience audience;
  private final Pacer pacer;

  FanOut(Target target, Shape shape) throws Exception {
    this.shape = shape;
    this.target = target;
    target.prepare(shape.rooms());
    audience = new Audience(target, crowd, shape.rooms(), shape.slow());
    audience.gather(shape.sockets());
    pacer = Pacer.start(0, target.publisher(crowd, shape.rooms(), shape.bytes()));
  }

  /** Publishes at a rate for a while and measures after the warm-up. */
  Measured measure(double rate, double warmUp, double seconds) {
    pacer.pace(rate);
    Pause.seconds(warmUp);
    long from = System.nanoTime();
    long to = from + (long) (seconds * 1e9);
    audience.window(from, to);
    long server = Usage.cpuNanos(target.pid());
    long client = Usage.cpuNanos(ProcessHandle.current().pid());
    Pause.until(to);
    server = Usage.cpuNanos(target.pid()) - server;
    client = Usage.cpuNanos(ProcessHandle.current().pid()) - client;
    pacer.pace(0);
    Pause.seconds(DRAIN_SECONDS);
    return result(rate, seconds, server, client);
  }

  /** The highest rate that is good, by steps of {@code factor} and two halvings of the last. */
  Measured search(double start, double factor, double seconds, Report report) {
    @Nullable Measured best = null;
    double low = 0;
    double high = 0;
    double rate = start;
    for (int i = 0; i < 12 && (low == 0 || high == 0); i++) {
      var measured = tried(rate, seconds, report);
      if (measured.isGood()) {
        best = better(best, measured);
        low = rate;
        rate *= factor;
      } else {
        high = rate;
        rate /= factor;
      }
    }
    for (int i = 0; i < 2 && low > 0 && high > 0; i++) {
      var measured = tried(Math.sqrt(low * high), seconds, report);
      if (measured.isGood()) {
        best = better(best, measured);
        low = measured.rate();
      } else {
        high = measured.rate();
      }
    }
    return best == null ? tried(low, seconds, report) : best;
  }

  @Override
  public void close() {
    pacer.close();
    crowd.close();
  }

  private Measured tried(double rate, double seconds, Report report) {
    var measured = measure(rate, 1, seconds);
    report.progress(
        "%s: %,.0f due -> %,.0f/s, %.1f %% came, p99 %.1f ms, server %.2f, client %.2f%s",
        target.name(),
        rate * shape.readers(),
        measured.perSecond(),
        measured.ratio() * 100,
        measured.p99(),
        measured.core(),
        measured.client(),
        measured.isGood() ? "" : ", too much");
    Pause.seconds(measured.isGood() ? 0 : 1);
    return measured;
  }

  private static Measured better(@Nullable Measured a, Measured b) {
    return a == null || b.perSecond() > a.perSecond() ? b : a;
  }

  private Measured result(double rate, double seconds, long server, long client) {
    var tally = audience.tally();
    double expected = rate * seconds * shape.readers();
    var all = new Measured[1];
    crowd.run(
        () ->
            all[0] =
                new Measured(
                    rate,
                    tally.arrivals() / seconds,
                    tally.delivered() / expected,
                    server / 1e3 / Math.max(1, tally.arrivals()),
                    server / 1e9 / seconds,
                    client / 1e9 / seconds,
                    tally.millis(50),
                    tally.millis(99),
                    crowd.lost()));
    return all[0];
  }
}
