/**
 * Liar's Dice: two to six players with five hidden dice each, who bid on what lies under all cups
 * until somebody doubts; who is wrong loses a die, and the last one with dice wins. Ones are not
 * wild. Start reading at {@link dev.paddock.games.liarsdice.LiarsDiceRules}.
 */
@NullMarked
package dev.paddock.games.liarsdice;

import org.jspecify.annotations.NullMarked;
