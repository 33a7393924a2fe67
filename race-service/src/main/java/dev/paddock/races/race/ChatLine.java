package dev.paddock.races.race;

import java.time.Instant;

/** What somebody said. */
public record ChatLine(long userId, String username, String text, Instant at) {}
