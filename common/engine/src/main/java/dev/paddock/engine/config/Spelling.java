package dev.paddock.engine.config;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the name somebody may have meant. */
final class Spelling {
  /** More changes than a third of the name make another name. */
  private static final int PART = 3;

  private Spelling() {}

  static Optional<String> nearest(String name, List<String> names) {
    return names.stream()
        .min(Comparator.comparingInt(known -> distance(name, known)))
        .filter(known -> distance(name, known) <= name.length() / PART);
  }

  /** Fewest insertions, deletions and replacements of characters that lead from a to b. */
  static int distance(String a, String b) {
    var row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
