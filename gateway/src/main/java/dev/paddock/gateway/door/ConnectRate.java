package dev.paddock.gateway.door;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts the sockets opened from each address within a second; thread-safe. */
final class ConnectRate {
  /** Addresses that are remembered; the ones that came longest ago are forgotten first. */
  static final int MAX_ADDRESSES = 10_000;

  private record Second(long second, int count) {}

  private final int most;
  private final Map<String, Second> seconds =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Second> eldest) {
          return size() > MAX_ADDRESSES;
        }
      };

  ConnectRate(int most) {
    this.most = most;
  }

  /** Whether one more socket may be opened; counts it. */
  synchronized boolean admits(String address, long nowMillis) {
    long second = nowMillis / 1_000;
    var before = seconds.remove(address);
    int count = before == null || before.second() != second ? 1 : before.count() + 1;
    seconds.put(address, new Second(second, count));
    return count <= most;
  }
}
