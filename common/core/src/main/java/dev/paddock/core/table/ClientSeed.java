package dev.paddock.core.table;

/** What a player added to the chance of the game, hex as he gave it. */
public record ClientSeed(long userId, String seed) {}
