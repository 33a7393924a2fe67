/**
 * The service of turn-based games. Start reading at {@link dev.paddock.games.GamesService}; each
 * game is a package below: its moves, events, state, rules and the kind that is found.
 */
@NullMarked
package dev.paddock.games;

import org.jspecify.annotations.NullMarked;
