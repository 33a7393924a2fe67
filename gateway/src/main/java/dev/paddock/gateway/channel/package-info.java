/** Channels, interest in them, attachment, audit: what keeps listeners complete. */
@NullMarked
package dev.paddock.gateway.channel;

import org.jspecify.annotations.NullMarked;
