package dev.paddock.games.biggerdice;

import dev.paddock.core.table.TableEvent;
import org.jspecify.annotations.Nullable;

/** What happens in Bigger Dice. */
public sealed interface DiceEvent extends TableEvent.Played {
  /**
   * A player rolled.
   *
   * @param newScore his score after the roll, a point won by it included
   * @param n 1 for the first roll of the game
   * @param auto whether the server rolled for him because his time was over
   */
  record Rolled(long playerId, String playerUsername, int roll, int newScore, int n, boolean auto)
      implements DiceEvent {}

  /**
   * Both have rolled.
   *
   * @param player1Id the player of the first seat, whoever opened
   * @param winnerId null for a tie
   */
  record RoundResult(
      long player1Id,
      int player1Roll,
      long player2Id,
      int player2Roll,
      @Nullable Long winnerId,
      boolean isTie)
      implements DiceEvent {}
}
