/** A second game, as small as one can be: it proves that a game with hidden cards is one folder. */
@org.jspecify.annotations.NullMarked
package dev.paddock.games.tinygame;
