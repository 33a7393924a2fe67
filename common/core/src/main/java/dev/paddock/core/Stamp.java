package dev.paddock.core;

import java.time.Instant;

/**
 * The time and the chance of one decision.
 *
 * @param at the writer's clock, milliseconds; never earlier than the stamp before it in a room
 */
public record Stamp(Instant at, Seed seed) {}
