/** What clients should not send, by a seed: bytes, frames, fields, handshakes. Start at Attack. */
@NullMarked
package dev.paddock.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
