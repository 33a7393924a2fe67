package dev.paddock.engine.replay;

import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.room.Room;
import dev.paddock.engine.run.InputCodec;
import dev.paddock.engine.wire.WireCodec;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Writes what was found: one JSON object a line, or for people. */
final class Printer {
  private final PrintStream out;
  private final boolean text;
  private final WireCodec wire = new WireCodec();

  Printer(PrintStream out, boolean text) {
    this.out = out;
    this.text = text;
  }

  /** A room as it stands. */
  void state(int partition, Room room) {
    var state = value(wire.json(room.state()));
    if (text) {
      out.printf(
          "%s  %s  %s:%d  %s  partition %d%s%n",
          room.id(),
          room.kind().name(),
          room.epoch(),
          room.seq(),
          room.at(),
          partition,
          room.isQuarantined() ? "  QUARANTINED" : "");
      out.println(Json.encodePrettily(state).indent(2).stripTrailing());
      return;
    }
    out.println(
        new JsonObject()
            .put("room", room.id().value())
            .put("kind", room.kind().name())
            .put("epoch", room.epoch())
            .put("seq", room.seq())
            .put("at", room.at().toString())
            .put("partition", partition)
            .put("quarantined", room.isQuarantined())
            .put("state", state)
            .encode());
  }

  /** A journal record that counts. */
  void entry(Journal.Entry entry) {
    var head = entry.head();
    record(
        new JsonObject()
            .put("partition", entry.partition())
            .put("offset", entry.offset())
            .put("time", Instant.ofEpochMilli(entry.timestamp()).toString())
            .put("key", entry.key())
            .put("record", head.type().name())
            .put("claim", head.claim())
            .put("lane", head.lane()),
        entry.value());
  }

  /** Any other record. */
  void record(ConsumerRecord<byte[], byte[]> record) {
    var headers = new JsonObject();
    record.headers().forEach(header -> headers.put(header.key(), utf8(header.value())));
    record(
        new JsonObject()
            .put("partition", record.partition())
            .put("offset", record.offset())
            .put("time", Instant.ofEpochMilli(record.timestamp()).toString())
            .put("key", utf8(record.key()))
            .put("headers", headers),
        record.topic().endsWith(".inputs") ? decoded(record.value()) : record.value());
  }

  /** A record of inputs as JSON; anything else in that topic stays as it is. */
  private byte @Nullable [] decoded(byte @Nullable [] value) {
    try {
      return value == null ? null : wire.json(new InputCodec("").decode(value));
    } catch (IllegalArgumentException e) {
      return value;
    }
  }

  void difference(Difference difference) {
    out.println(text ? difference.text() : difference.json().encode());
  }

  private void record(JsonObject head, byte @Nullable [] value) {
    if (!text) {
      out.println(head.put("value", value(value)).encode());
      return;
    }
    out.printf(
        "%d@%d  %s  %s%s%n  %s%n",
        head.getInteger("partition"),
        head.getLong("offset"),
        head.getString("time"),
        head.getString("key"),
        head.containsKey("record") ? "  " + head.getString("record") : "",
        Json.encode(value(value)));
  }

  /** JSON as it is, anything else in Base64. */
  private static @Nullable Object value(byte @Nullable [] bytes) {
    if (bytes == null) {
      return null;
    }
    try {
      return Json.decodeValue(Buffer.buffer(bytes));
    } catch (DecodeException e) {
      return Base64.getEncoder().encodeToString(bytes);
    }
  }

  private static @Nullable String utf8(byte @Nullable [] bytes) {
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }
}
