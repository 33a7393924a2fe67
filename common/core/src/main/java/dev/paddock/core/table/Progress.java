package dev.paddock.core.table;

import dev.paddock.core.Seed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the game of a room is, as everybody sees it; all null before it begins.
 *
 * @param turnNumber 0 before the game begins
 * @param commitment hex of SHA-256 of the secret
 * @param secret null before the game ends
 */
public record Progress(
    @Nullable Long currentTurn,
    int turnNumber,
    @Nullable Instant turnDeadline,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable Long winnerId,
    @Nullable List<List<Object>> finalScores,
    @Nullable String endReason,
    @Nullable Long firstTurn,
    @Nullable String commitment,
    List<ClientSeed> clientSeeds,
    @Nullable Seed secret) {
  private static final Progress NONE =
      new Progress(null, 0, null, null, null, null, null, null, null, null, List.of(), null);

  public Progress {
    finalScores = finalScores == null ? null : finalScores.stream().map(List::copyOf).toList();
    clientSeeds = List.copyOf(clientSeeds);
  }

  static Progress of(Table<?> table) {
    var match = table.match();
    if (match == null) {
      return NONE;
    }
    var result = match.result();
    return result == null ? running(table, match) : ended(table, match, result);
  }

  private static Progress running(Table<?> table, Match<?> match) {
    var turn = match.turn();
    return new Progress(
        turn.userId(),
        turn.number(),
        turn.deadline(),
        match.startedAt(),
        null,
        null,
        null,
        null,
        match.firstTurn(),
        Fair.commitment(match.secret()),
        table.clientSeeds(),
        null);
  }

  private static Progress ended(Table<?> table, Match<?> match, Result result) {
    return new Progress(
        null,
        match.turn().number(),
        null,
        match.startedAt(),
        result.finishedAt(),
        result.winnerId(),
        result.finalScores().stream().map(Standing::wire).toList(),
        result.reason(),
        match.firstTurn(),
        Fair.commitment(match.secret()),
        table.clientSeeds(),
        match.secret());
  }
}
