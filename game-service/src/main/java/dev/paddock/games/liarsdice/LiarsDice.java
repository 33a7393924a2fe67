package dev.paddock.games.liarsdice;

import com.google.auto.service.AutoService;
import dev.paddock.core.RoomKind;
import dev.paddock.core.table.TableKind;
import dev.paddock.games.GamesService;

/** The descriptor of Liar's Dice. */
@AutoService(RoomKind.class)
@SuppressWarnings("rawtypes")
public final class LiarsDice extends TableKind<Cups> {
  public LiarsDice() {
    super(GamesService.NAME, new LiarsDiceRules());
  }
}
