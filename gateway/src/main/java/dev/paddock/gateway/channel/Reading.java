package dev.paddock.gateway.channel;

import dev.paddock.core.Head;
import dev.paddock.engine.loop.Loop;
import dev.paddock.engine.views.ChannelStore;
import dev.paddock.engine.views.ChannelStore.Window;
import dev.paddock.gateway.Problem;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads channels from the store until they have come as far as is known to exist. */
final class Reading {
  /** Between two looks at a store that is behind. */
  static final Duration PAUSE = Duration.ofMillis(20);

  private final Loop loop;
  private final ChannelStore store;
  private final long patienceMillis;

  Reading(Loop loop, ChannelStore store, long patienceMillis) {
    this.loop = loop;
    this.store = store;
    this.patienceMillis = patienceMillis;
  }

  /**
   * Reads a channel for a user.
   *
   * @param after the point the reader has, null for none
   * @param floor where the channel stands at least, null if nobody knows
   * @return null where there is no such channel; fails with UNAVAILABLE if the store does not come
   *     so far in time
   */
  Future<@Nullable Window> to(
      String channel, long user, @Nullable Head after, @Nullable Head floor) {
    Promise<@Nullable Window> promise = Promise.promise();
    var deadline = loop.nanos() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
    read(channel, user, after, floor, deadline, promise);
    return promise.future();
  }

  /** The later of two points of a channel; of different epochs the first. */
  static @Nullable Head later(@Nullable Head first, @Nullable Head second) {
    if (first == null) {
      return second;
    }
    return second != null && second.epoch().equals(first.epoch()) && second.seq() > first.seq()
        ? second
        : first;
  }

  private void read(
      String channel,
      long user,
      @Nullable Head after,
      @Nullable Head floor,
      long deadline,
      Promise<@Nullable Window> promise) {
    store
        .read(channel, user, after)
        .onComplete(
            result ->
                loop.execute(
                    () -> {
                      var isLate = loop.nanos() - deadline >= 0;
                      if (result.succeeded() && reaches(result.result(), floor, isLate)) {
                        promise.complete(result.result());
                      } else if (isLate) {
                        promise.fail(Problem.unavailable("the store of channels is behind"));
                      } else {
                        loop.schedule(
                            PAUSE, () -> read(channel, user, after, floor, deadline, promise));
                      }
                    }));
  }

  /** A store that stays in another epoch than expected is believed in the end. */
  private static boolean reaches(@Nullable Window window, @Nullable Head floor, boolean isLate) {
    if (floor == null) {
      return true;
    }
    if (window == null) {
      return false;
    }
    return window.head().epoch().equals(floor.epoch())
        ? window.head().seq() >= floor.seq() && window.imageSeq() <= window.head().seq()
        : isLate;
  }
}
