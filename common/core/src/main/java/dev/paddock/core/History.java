package dev.paddock.core;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Turns public events into idempotent document writes; pure. */
public interface History {
  /**
   * One event as consumers of {@code X.events} see it.
   *
   * @param payload the public message as a map with its wire field names
   */
  record Told(
      RoomId room, String epoch, long seq, String type, Instant at, Map<String, Object> payload) {}

  /**
   * Sets fields of one document, which is made if it is absent.
   *
   * @param set dotted field names to values (String, Number, Boolean, Instant, List, Map, null)
   */
  record Write(String collection, String id, Map<String, Object> set) {}

  /** The writes an event asks for; the same event always gives the same writes. */
  List<Write> write(Told event);
}
