/**
 * The cluster: who is there, and the bus between nodes ({@link
 * dev.paddock.engine.cluster.VertxBus}).
 */
@NullMarked
package dev.paddock.engine.cluster;

import org.jspecify.annotations.NullMarked;
