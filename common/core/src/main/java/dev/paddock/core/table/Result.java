package dev.paddock.core.table;

import java.time.Instant;
import java.util.List;

/**
 * How a game ended.
 *
 * @param finalScores best first
 * @param reason {@code score}, {@code forfeit} or a game's own word
 */
public record Result(
    long winnerId,
    String winnerUsername,
    List<Standing> finalScores,
    String reason,
    Instant finishedAt) {
  public Result {
    finalScores = List.copyOf(finalScores);
  }
}
