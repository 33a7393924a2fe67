/**
 * How a process starts, says how it is, and stops: {@link dev.paddock.engine.launch.Launcher},
 * {@link dev.paddock.engine.launch.Health}, {@link dev.paddock.engine.launch.Shutdown}.
 */
@NullMarked
package dev.paddock.engine.launch;

import org.jspecify.annotations.NullMarked;
