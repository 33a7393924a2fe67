package dev.paddock.core;

import java.time.Duration;

/**
 * A user whose attachment matters to a room.
 *
 * @param grace how long the user may be attached nowhere before {@link Signal.Detached}
 * @param detached whether the state already counts the user as detached (then {@link
 *     Signal.Attached} is what it waits for)
 */
public record Watch(long userId, Duration grace, boolean detached) {}
