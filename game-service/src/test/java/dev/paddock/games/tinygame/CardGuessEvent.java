package dev.paddock.games.tinygame;

import dev.paddock.core.table.TableEvent;
import java.util.List;

/** What happens in the guessing game. */
public sealed interface CardGuessEvent extends TableEvent.Played {
  /** Everybody has a card. */
  record Dealt(List<Cards.Hand> hands) implements CardGuessEvent {
    public Dealt {
      hands = List.copyOf(hands);
    }
  }

  /** A guess, 0 for one who did not guess in time. */
  record Guessed(long userId, int number, boolean isRight, int n) implements CardGuessEvent {}

  /** The public form of {@link Dealt}. */
  record DealtCount(int cards) {}

  /** What one player sees of {@link Dealt}, and of the document. */
  record OwnCard(int cards, String card) {}
}
