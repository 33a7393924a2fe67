package dev.paddock.engine.history;

import dev.paddock.core.History;
import dev.paddock.core.RoomId;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * One record of {@code X.events}.
 *
 * @param id {@code room:epoch:seq}
 */
record EventRecord(String id, History.Told told) {
  /**
   * Reads an event envelope.
   *
   * @throws RuntimeException if it is none
   */
  static EventRecord parse(byte[] json) {
    var envelope = new JsonObject(Buffer.buffer(json));
    return new EventRecord(
        required(envelope, "event_id"),
        new History.Told(
            new RoomId(required(envelope, "room_id")),
            required(envelope, "epoch"),
            envelope.getLong("seq", 0L),
            required(envelope, "event_type"),
            Instant.parse(required(envelope, "timestamp")),
            envelope.getJsonObject("payload", new JsonObject()).getMap()));
  }

  private static String required(JsonObject envelope, String field) {
    var value = envelope.getString(field);
    if (value == null) {
      throw new IllegalArgumentException("an event without " + field);
    }
    return value;
  }
}
