package dev.paddock.races.race;

/** Somebody who sees everything and may only chat. */
public record Spectator(long userId, String username) {}
