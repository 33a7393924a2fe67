package dev.paddock.core.table;

import java.util.List;

/** One line of the final scores. */
public record Standing(long userId, String username, int score) {
  /** As document 003 writes it: {@code [id, name, score]}. */
  List<Object> wire() {
    return List.of(userId, username, score);
  }
}
