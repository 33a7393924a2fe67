package dev.paddock.testkit.fuzz;

import java.util.Map;
import java.util.TreeMap;

/** What was sent and how it ended, counted; thread-safe. */
public final class Tally {
  private final Map<String, Long> counts = new TreeMap<>();
  private long frames;
  private long handshakes;

  synchronized void sent(int count) {
    frames += count;
  }

  synchronized void shook() {
    handshakes++;
  }

  synchronized void ended(String how) {
    counts.merge(how, 1L, Long::sum);
  }

  public synchronized long frames() {
    return frames;
  }

  public synchronized long handshakes() {
    return handshakes;
  }

  /** What the server said, by its words: {@code error BAD_MESSAGE}, {@code close 1002}. */
  public synchronized Map<String, Long> counts() {
    return new TreeMap<>(counts);
  }

  @Override
  public synchronized String toString() {
    return frames + " frames, " + handshakes + " handshakes: " + counts;
  }
}
