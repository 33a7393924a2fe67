/**
 * Runs: simulations beside the writers of rooms, each the fold of its inputs in the claimed log
 * {@code X.inputs}. Start reading at {@link dev.paddock.engine.run.InputRecord}, then {@code
 * LiveRun}.
 */
@NullMarked
package dev.paddock.engine.run;

import org.jspecify.annotations.NullMarked;
