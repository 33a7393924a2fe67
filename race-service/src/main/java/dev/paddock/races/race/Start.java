package dev.paddock.races.race;

import java.time.Instant;

/**
 * A start that is under way or has been.
 *
 * @param runId names the run for ever, and its replay
 * @param startAt when tick 0 is shown
 * @param seed of the run's own chance
 * @param limitTicks after that many ticks who still drives has not finished
 * @param countdown the number told last, 0 when the race is on
 */
public record Start(String runId, Instant startAt, int seed, int limitTicks, int countdown) {}
