package dev.paddock.games.liarsdice;

import dev.paddock.core.Actor;
import dev.paddock.core.table.TableCommand;

/** What a player of Liar's Dice can do. */
public sealed interface LiarsMove extends TableCommand.Move {
  /** {@code liars_dice.bid}: at least {@code quantity} dice show {@code face}. */
  record MakeBid(Actor actor, int quantity, int face) implements LiarsMove {}

  /** {@code liars_dice.call}: the last bid is a lie. */
  record CallLiar(Actor actor) implements LiarsMove {}
}
