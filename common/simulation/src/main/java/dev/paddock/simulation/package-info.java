/** The physics of races: the same bits on any JVM and in any browser. */
@NullMarked
package dev.paddock.simulation;

import org.jspecify.annotations.NullMarked;
