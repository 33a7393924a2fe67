package dev.paddock.core;

/**
 * Where a channel stands.
 *
 * @param epoch the generation of the channel, opaque
 * @param seq the number of its newest message, 0 before the first
 */
public record Head(String epoch, long seq) {}
