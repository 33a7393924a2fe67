package dev.paddock.core.table;

/** Somebody who sees everything public and may only chat. */
public record Spectator(long userId, String username) {}
