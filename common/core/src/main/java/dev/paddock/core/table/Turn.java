package dev.paddock.core.table;

import java.time.Instant;

/**
 * Whose move is awaited.
 *
 * @param number 1 for the first move of the game
 * @param deadline when the game moves for him
 */
public record Turn(long userId, int number, Instant deadline) {}
