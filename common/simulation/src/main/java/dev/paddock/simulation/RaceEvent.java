package dev.paddock.simulation;

/**
 * Something that happened to a car; what the last three say depends on the kind.
 *
 * @param tick the tick whose step it happened in: the first step is tick 0
 * @param other another car, or −1
 */
public record RaceEvent(EventKind kind, int tick, int car, int other, int number, double value) {}
