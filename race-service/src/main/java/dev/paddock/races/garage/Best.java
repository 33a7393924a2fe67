package dev.paddock.races.garage;

/**
 * The best time of a user on a stage.
 *
 * @param stage names stage, laps and surface ({@code seed-7-1800-asphalt-3})
 * @param millis from the start to the finish
 */
public record Best(String stage, int millis) {}
