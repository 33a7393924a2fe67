package dev.paddock.engine.room;

import java.time.Instant;
import java.util.Map;

/**
 * One event as it is told.
 *
 * @param seq its number in the channel, 0 if it is for the asking socket only
 * @param bytes the public form: a whole JSON message
 * @param privately forms for single users
 */
public record Spoken(String type, long seq, Instant at, byte[] bytes, Map<Long, byte[]> privately) {
  /** Whether it is for the asking socket only. */
  public boolean isForAsker() {
    return seq == 0;
  }
}
