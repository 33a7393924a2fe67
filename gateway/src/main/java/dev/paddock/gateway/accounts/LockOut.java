package dev.paddock.gateway.accounts;

import dev.paddock.gateway.Problem;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts wrong passwords of an account from an address; too many lock the pair for a while. */
final class LockOut {
  /** Pairs that are remembered; the ones that failed longest ago are forgotten first. */
  static final int MAX_PAIRS = 10_000;

  private record Pair(String account, String address) {}

  private record Failures(int count, long since) {}

  private final InstantSource clock;
  private final int most;
  private final long window;
  private final Map<Pair, Failures> failures =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Pair, Failures> eldest) {
          return size() > MAX_PAIRS;
        }
      };

  LockOut(AccountConfig config, InstantSource clock) {
    this.clock = clock;
    this.most = config.failures();
    this.window = config.failureWindow().toMillis();
  }

  /** Throws RATE_LIMITED with the time to wait while the pair is locked. */
  synchronized void check(String account, String address) {
    var failed = failures.get(new Pair(account, address));
    if (failed != null && failed.count() >= most && left(failed) > 0) {
      throw Problem.rateLimited("too many wrong passwords for " + account, left(failed));
    }
  }

  synchronized void failed(String account, String address) {
    var pair = new Pair(account, address);
    var before = failures.remove(pair);
    failures.put(
        pair,
        before == null || left(before) <= 0
            ? new Failures(1, clock.millis())
            : new Failures(before.count() + 1, before.since()));
  }

  synchronized void succeeded(String account, String address) {
    failures.remove(new Pair(account, address));
  }

  private long left(Failures failed) {
    return failed.since() + window - clock.millis();
  }
}
