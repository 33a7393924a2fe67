package dev.paddock.e2e.faults;

import io.vertx.core.http.WebSocketClient;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAccumulator;

/** What all players share: how they connect, and what they note. */
record World(
    WebSocketClient client,
    Chronicle chronicle,
    Requests requests,
    Problems problems,
    Counts counts) {
  /**
   * What is counted over all players.
   *
   * @param lines sockets that were opened
   * @param recovered channels that went on with exactly what was missed
   * @param replaced channels that went on with an image
   * @param unasked of these, those that the server began
   * @param forfeits games that ended because a player was gone
   * @param offline the longest time a player was without a line, in nanoseconds
   */
  record Counts(
      AtomicLong lines,
      AtomicLong recovered,
      AtomicLong replaced,
      AtomicLong unasked,
      AtomicLong forfeits,
      LongAccumulator offline) {
    Counts() {
      this(
          new AtomicLong(),
          new AtomicLong(),
          new AtomicLong(),
          new AtomicLong(),
          new AtomicLong(),
          new LongAccumulator(Math::max, 0));
    }
  }
}
