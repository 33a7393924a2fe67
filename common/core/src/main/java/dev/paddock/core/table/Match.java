package dev.paddock.core.table;

import dev.paddock.core.Seed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A game that has begun.
 *
 * @param epoch the room's epoch when it began: the texts of fair chance keep it
 * @param secret hidden until the end
 * @param firstTurn who opened the game
 * @param turn the present turn, the last one after the end
 * @param game the game's own state
 */
public record Match<G extends Record>(
    String epoch,
    Seed secret,
    Instant startedAt,
    long firstTurn,
    Turn turn,
    G game,
    @Nullable Result result) {

  Match<G> withTurn(Turn next) {
    return new Match<>(epoch, secret, startedAt, firstTurn, next, game, result);
  }

  Match<G> withGame(G next) {
    return new Match<>(epoch, secret, startedAt, firstTurn, turn, next, result);
  }

  Match<G> withResult(Result end) {
    return new Match<>(epoch, secret, startedAt, firstTurn, turn, game, end);
  }
}
