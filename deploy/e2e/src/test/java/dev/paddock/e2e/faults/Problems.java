package dev.paddock.e2e.faults;

import java.util.ArrayList;
import java.util.List;

/** What was found to be wrong, each thing once; for any thread. */
final class Problems {
  /** More of them say nothing new. */
  private static final int LIMIT = 200;

  private final List<String> found = new ArrayList<>();

  synchronized void add(String text, Object... args) {
    if (found.size() < LIMIT) {
      found.add(text.formatted(args));
    }
  }

  /** All there were since this was asked last. */
  synchronized List<String> drain() {
    var all = List.copyOf(found);
    found.clear();
    return all;
  }
}
