/**
 * The way into the next race: one room that knows which races are open. Start reading at {@link
 * dev.paddock.races.lobby.LobbyRules}.
 */
@NullMarked
package dev.paddock.races.lobby;

import org.jspecify.annotations.NullMarked;
