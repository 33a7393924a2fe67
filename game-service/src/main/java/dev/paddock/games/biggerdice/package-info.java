/**
 * Bigger Dice: two players, each rolls once a round, the bigger die wins the point, ten points win.
 * Start reading at {@link dev.paddock.games.biggerdice.BiggerDiceRules}.
 */
@NullMarked
package dev.paddock.games.biggerdice;

import org.jspecify.annotations.NullMarked;
