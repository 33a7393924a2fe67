/**
 * The contract of kinds of which a room may have something running: a simulation in real time that
 * is the fold of its inputs. Start reading at {@link dev.paddock.core.run.RunningKind}, then {@link
 * dev.paddock.core.run.Running}.
 */
@NullMarked
package dev.paddock.core.run;

import org.jspecify.annotations.NullMarked;
