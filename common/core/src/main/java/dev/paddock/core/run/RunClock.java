package dev.paddock.core.run;

import java.time.Instant;

/**
 * How ticks of a run lie in time, as frames tell it: tick T is due at {@code startAt + shiftMillis
 * + T / ticksPerSecond}.
 *
 * @param shiftMillis what waits and takeovers have added so far
 * @param inputDelay ticks between an input's coming and its taking effect
 */
public record RunClock(Instant startAt, long shiftMillis, int inputDelay) {}
