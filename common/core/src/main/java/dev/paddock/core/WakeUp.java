package dev.paddock.core;

import java.time.Instant;

/**
 * The next moment a state wants to be woken at.
 *
 * @param prompt costs nobody anything (a countdown, a closing): due at once after a takeover, while
 *     others wait until players had time to come back
 */
public record WakeUp(Instant at, boolean prompt) {}
