package dev.paddock.games.tinygame;

import com.google.auto.service.AutoService;
import dev.paddock.core.RoomKind;
import dev.paddock.core.table.TableKind;
import dev.paddock.games.GamesService;

/** The descriptor of the guessing game. */
@AutoService(RoomKind.class)
@SuppressWarnings("rawtypes")
public final class CardGuess extends TableKind<Cards> {
  public CardGuess() {
    super(GamesService.NAME, new CardGuessRules());
  }
}
