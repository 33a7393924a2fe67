package dev.paddock.core.run;

/**
 * Something that happened in a run and that its room has to decide about: a lap, a finish.
 *
 * @param n its number in the run, 1, 2, 3 … without a hole; the same in every re-run
 * @param tick the tick at whose end it was so
 * @param what it was, in the kind's own words
 */
public record Report(long n, int tick, Record what) {}
