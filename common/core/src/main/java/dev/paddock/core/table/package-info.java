/**
 * What every table game shares: seats, readiness, spectators, chat, grace, turns, fairness, the end
 * of a room. Start reading at {@link dev.paddock.core.table.TableGame}, which is all a game brings,
 * then {@link dev.paddock.core.table.TableRules}.
 */
@NullMarked
package dev.paddock.core.table;

import org.jspecify.annotations.NullMarked;
