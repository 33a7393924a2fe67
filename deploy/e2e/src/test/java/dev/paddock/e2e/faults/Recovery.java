package dev.paddock.e2e.faults;

import java.util.List;

/**
 * How long rooms took to answer all their players.
 *
 * @param millis the slowest room; -1: one never did
 * @param typical the median room
 * @param rooms how many were asked
 */
record Recovery(long millis, long typical, int rooms) {
  static Recovery of(List<Long> times) {
    if (times.isEmpty()) {
      return new Recovery(0, 0, 0);
    }
    var sorted = times.stream().sorted().toList();
    var worst = sorted.getFirst() < 0 ? -1 : sorted.getLast();
    return new Recovery(worst, sorted.get(sorted.size() / 2), sorted.size());
  }
}
