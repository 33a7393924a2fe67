package dev.paddock.games.tinygame;

import dev.paddock.core.Actor;
import dev.paddock.core.table.TableCommand;

/** {@code card_guess.guess}: what the next player may hold. */
public record CardGuessMove(Actor actor, int number) implements TableCommand.Move {}
