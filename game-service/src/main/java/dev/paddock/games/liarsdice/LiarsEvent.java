package dev.paddock.games.liarsdice;

import dev.paddock.core.table.TableEvent;
import java.util.List;

/** What happens in Liar's Dice. */
public sealed interface LiarsEvent extends TableEvent.Played {
  /**
   * A round begins: everybody with dice has rolled them; hidden but for {@link CupsView}.
   *
   * @param round 1 for the first of the game
   */
  record Rolled(int round, List<Cups.Hand> hands) implements LiarsEvent {
    public Rolled {
      hands = List.copyOf(hands);
    }
  }

  /**
   * A player bid.
   *
   * @param n 1 for the first bid or call of the game
   * @param auto whether the server bid for him because his time was over
   */
  record BidMade(
      int n, int round, long playerId, String playerUsername, int quantity, int face, boolean auto)
      implements LiarsEvent {}

  /**
   * A player doubted the last bid, all hands are revealed, and one of the two has lost a die.
   *
   * @param n 1 for the first bid or call of the game
   * @param count how many dice show {@code face}
   * @param diceLeft how many dice the loser still has
   * @param auto whether the server called for him because his time was over
   */
  record Called(
      int n,
      int round,
      long callerId,
      long bidderId,
      int quantity,
      int face,
      int count,
      long loserId,
      int diceLeft,
      List<Cups.Hand> hands,
      boolean auto)
      implements LiarsEvent {
    public Called {
      hands = List.copyOf(hands);
    }
  }
}
