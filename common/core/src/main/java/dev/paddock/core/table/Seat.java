package dev.paddock.core.table;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A player at the table, in seat order of joining.
 *
 * @param seed what he adds to the chance of the game, hex as he gave it
 * @param seatUntil until when a disconnected player keeps the seat, null while connected
 * @param left whether he has left a game that had begun; who leaves before has no seat any more
 */
public record Seat(
    long userId,
    String username,
    @Nullable Integer avatarId,
    int score,
    boolean ready,
    @Nullable String seed,
    Instant joinedAt,
    @Nullable Instant seatUntil,
    boolean left) {

  static Seat of(GamePlayer player) {
    return new Seat(
        player.userId(),
        player.username(),
        player.avatarId(),
        player.score(),
        player.isReady(),
        null,
        player.joinedAt(),
        null,
        false);
  }

  public boolean isDisconnected() {
    return seatUntil != null;
  }

  /** The same player with another score. */
  public Seat withScore(int points) {
    return new Seat(userId, username, avatarId, points, ready, seed, joinedAt, seatUntil, left);
  }

  Seat withReady(boolean isReady, @Nullable String given) {
    return new Seat(userId, username, avatarId, score, isReady, given, joinedAt, seatUntil, left);
  }

  Seat withSeatUntil(@Nullable Instant until) {
    return new Seat(userId, username, avatarId, score, ready, seed, joinedAt, until, left);
  }

  Seat gone() {
    return new Seat(userId, username, avatarId, score, ready, seed, joinedAt, null, true);
  }
}
