/**
 * Races: stages, cars, physics and drivers, with the same bits on any JVM and, compiled by TeaVM,
 * in any browser. JDK only; what the step may use is written in docs/physics.md and guarded by
 * tests. Start reading at {@link dev.paddock.simulation.Race}, then {@link
 * dev.paddock.simulation.Motion}.
 */
@NullMarked
package dev.paddock.simulation;

import org.jspecify.annotations.NullMarked;
