/**
 * From the journal to {@code X.events} and checkpoints, exactly once and off the players' path.
 * Start reading at {@link dev.paddock.engine.publish.Publisher}.
 */
@NullMarked
package dev.paddock.engine.publish;

import org.jspecify.annotations.NullMarked;
