package dev.paddock.gateway.session;

import java.util.concurrent.TimeUnit;

/** Counts the refused commands of a user, whichever socket they came from; thread-safe. */
final class Refusals {
  private final int most;
  private final long windowNanos;
  private final java.util.Map<Long, Ring> users = new java.util.concurrent.ConcurrentHashMap<>();

  Refusals(int most, int seconds) {
    this.most = most;
    this.windowNanos = TimeUnit.SECONDS.toNanos(seconds);
  }

  void add(long user, long now) {
    users.computeIfAbsent(user, id -> new Ring(most + 1)).add(now);
  }

  /** Milliseconds until the user may ask again, 0 if he may now. */
  long waitMillis(long user, long now) {
    // Most of the time nobody was refused, and nothing has to be looked up.
    var ring = users.isEmpty() ? null : users.get(user);
    return ring == null ? 0 : ring.waitMillis(now, windowNanos);
  }

  /** Forgets users without a refusal for a while; to be called now and then. */
  void sweep(long now) {
    users.values().removeIf(ring -> ring.isOld(now, windowNanos));
  }

  private static final class Ring {
    private final long[] times;
    private int count;

    Ring(int size) {
      times = new long[size];
    }

    synchronized void add(long now) {
      times[count++ % times.length] = now;
      if (count == 2 * times.length) {
        count = times.length;
      }
    }

    synchronized long waitMillis(long now, long window) {
      if (count < times.length) {
        return 0;
      }
      long left = times[count % times.length] + window - now;
      return left <= 0 ? 0 : Math.max(1, TimeUnit.NANOSECONDS.toMillis(left));
    }

    synchronized boolean isOld(long now, long window) {
      return now - times[(count + times.length - 1) % times.length] > window;
    }
  }
}
