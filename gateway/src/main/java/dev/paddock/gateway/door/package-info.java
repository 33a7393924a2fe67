/** The way in: HTTP server, addresses of clients, upgrades to sockets. */
@NullMarked
package dev.paddock.gateway.door;

import org.jspecify.annotations.NullMarked;
