/**
 * The door: WebSocket and HTTP, identities, channels, fan-out and the web client. It knows no game.
 */
@NullMarked
package dev.paddock.gateway;

import org.jspecify.annotations.NullMarked;
