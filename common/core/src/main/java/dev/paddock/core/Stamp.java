package dev.paddock.core;

import java.time.Instant;

/**
 * The time, the chance and the place of one decision.
 *
 * @param at the writer's clock, milliseconds; never earlier than the stamp before it in a room
 * @param seed fresh for every decision
 * @param epoch the generation of the room's channel the decision belongs to
 */
public record Stamp(Instant at, Seed seed, String epoch) {}
