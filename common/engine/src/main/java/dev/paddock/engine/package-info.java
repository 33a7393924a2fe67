/**
 * Claimed log, room writers, publisher, projections, interest, wire codec, configuration, launch,
 * health and metrics.
 */
@NullMarked
package dev.paddock.engine;

import org.jspecify.annotations.NullMarked;
