/** JSON on the wire, in the journal and in snapshots. */
@NullMarked
package dev.paddock.engine.wire;

import org.jspecify.annotations.NullMarked;
