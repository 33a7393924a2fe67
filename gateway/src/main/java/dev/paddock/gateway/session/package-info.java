/** One socket: its frames, limits, commands and identity. */
@NullMarked
package dev.paddock.gateway.session;

import org.jspecify.annotations.NullMarked;
