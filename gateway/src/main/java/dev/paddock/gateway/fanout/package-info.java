/** Frames on their way to sockets: built once, joined, bounded. */
@NullMarked
package dev.paddock.gateway.fanout;

import org.jspecify.annotations.NullMarked;
