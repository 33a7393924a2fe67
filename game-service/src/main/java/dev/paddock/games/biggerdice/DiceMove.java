package dev.paddock.games.biggerdice;

import dev.paddock.core.Actor;
import dev.paddock.core.table.TableCommand;

/** What a player of Bigger Dice can do. */
public sealed interface DiceMove extends TableCommand.Move {
  /** {@code bigger_dice.roll}. */
  record RollDice(Actor actor) implements DiceMove {}
}
