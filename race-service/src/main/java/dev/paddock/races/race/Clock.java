package dev.paddock.races.race;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The times at which a race does something by itself.
 *
 * @param emptySince since when nobody is in it, null while somebody is
 * @param startsAt when it starts by itself, null: when all are ready
 * @param endedAt when the results were there, null before
 */
public record Clock(
    @Nullable Instant emptySince, @Nullable Instant startsAt, @Nullable Instant endedAt) {
  static final Clock STOPPED = new Clock(null, null, null);

  Clock withEmptySince(@Nullable Instant since) {
    return new Clock(since, startsAt, endedAt);
  }

  Clock withStartsAt(@Nullable Instant at) {
    return new Clock(emptySince, at, endedAt);
  }

  Clock withEndedAt(Instant at) {
    return new Clock(emptySince, startsAt, at);
  }
}
