package dev.paddock.core.table;

import java.time.Instant;

/** One line of a room's chat. */
public record ChatLine(long userId, String username, String text, Instant at) {}
