package dev.paddock.games.biggerdice;

import com.google.auto.service.AutoService;
import dev.paddock.core.RoomKind;
import dev.paddock.core.table.TableKind;
import dev.paddock.games.GamesService;

/** The descriptor of Bigger Dice. */
@AutoService(RoomKind.class)
@SuppressWarnings("rawtypes")
public final class BiggerDice extends TableKind<Dice> {
  public BiggerDice() {
    super(GamesService.NAME, new BiggerDiceRules());
  }
}
