package dev.paddock.core.table;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A player as everybody sees him. */
public record GamePlayer(
    long userId,
    String username,
    @Nullable Integer avatarId,
    int score,
    boolean isReady,
    Instant joinedAt,
    boolean isOnline,
    @Nullable Instant seatUntil,
    boolean hasLeft) {

  static GamePlayer of(Seat seat) {
    return new GamePlayer(
        seat.userId(),
        seat.username(),
        seat.avatarId(),
        seat.score(),
        seat.ready(),
        seat.joinedAt(),
        !seat.isDisconnected() && !seat.left(),
        seat.seatUntil(),
        seat.left());
  }

  static GamePlayer joining(
      long userId, String username, @Nullable Integer avatarId, Instant joinedAt) {
    return new GamePlayer(userId, username, avatarId, 0, false, joinedAt, true, null, false);
  }
}
