package dev.paddock.engine.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializerProvider;
import dev.paddock.core.Actor;
import dev.paddock.core.RoomId;
import dev.paddock.engine.command.CommandEnvelope;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Command envelopes as JSON; the payload is copied byte by byte, never parsed and written anew. */
final class Envelopes {
  private static final ObjectReader ACTOR =
      Json.OWN.readerFor(Actor.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Envelopes() {}

  static byte[] write(CommandEnvelope command) {
    return JsonBytes.of((out, provider) -> write(command, out, provider));
  }

  private static void write(CommandEnvelope command, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    out.writeStartObject();
    out.writeStringField("command_id", command.id());
    out.writeStringField("command_type", command.type());
    out.writeStringField("timestamp", Instants.text(command.at()));
    out.writeFieldName("actor");
    RecordWriter.writeValue(command.actor(), out, provider);
    out.writeObjectFieldStart("socket");
    out.writeStringField("gateway", command.gateway());
    out.writeStringField("id", command.socket());
    out.writeEndObject();
    out.writeStringField("room_id", command.room().value());
    out.writeStringField("request_id", command.requestId());
    out.writeStringField("traceparent", command.trace());
    out.writeFieldName("payload");
    out.writeRawValue(new RawJson(command.payload()));
    out.writeEndObject();
  }

  static CommandEnvelope read(byte[] json) throws InvalidPayload {
    var fields = new Fields();
    try (var in = Json.OWN.getFactory().createParser(json)) {
      readObject(in, (name, token) -> fields.take(name, in, json));
      if (in.nextToken() != null) {
        throw new InvalidPayload("", "something follows the envelope");
      }
    } catch (IOException e) {
      throw new InvalidPayload("", WireCodec.reason(e));
    }
    return fields.envelope();
  }

  private static void readObject(JsonParser in, FieldHandler handler)
      throws IOException, InvalidPayload {
    if (in.currentToken() == null) {
      in.nextToken();
    }
    if (!in.isExpectedStartObjectToken()) {
      throw new InvalidPayload("", "an object was expected, not " + in.currentToken());
    }
    for (var name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      handler.field(name, in.nextToken());
      in.skipChildren();
    }
  }

  @FunctionalInterface
  private interface FieldHandler {
    void field(String name, JsonToken token) throws IOException, InvalidPayload;
  }

  /** What has been read so far. */
  private static final class Fields {
    private @Nullable String id;
    private @Nullable String type;
    private @Nullable String at;
    private @Nullable Actor actor;
    private @Nullable String gateway;
    private @Nullable String socket;
    private @Nullable String room;
    private @Nullable String requestId;
    private @Nullable String trace;
    private byte @Nullable [] payload;

    void take(String name, JsonParser in, byte[] json) throws IOException, InvalidPayload {
      switch (name) {
        case "command_id" -> id = in.getValueAsString();
        case "command_type" -> type = in.getValueAsString();
        case "timestamp" -> at = in.getValueAsString();
        case "actor" -> actor = ACTOR.readValue(in);
        case "socket" -> readObject(in, (part, token) -> takeSocket(part, in));
        case "room_id" -> room = in.getValueAsString();
        case "request_id" -> requestId = in.getValueAsString();
        case "traceparent" -> trace = in.getValueAsString();
        case "payload" -> payload = slice(in, json);
        default -> {}
      }
    }

    private void takeSocket(String name, JsonParser in) throws IOException {
      switch (name) {
        case "gateway" -> gateway = in.getValueAsString();
        case "id" -> socket = in.getValueAsString();
        default -> {}
      }
    }

    private static byte[] slice(JsonParser in, byte[] json) throws IOException, InvalidPayload {
      if (!in.isExpectedStartObjectToken()) {
        throw new InvalidPayload("payload", "an object was expected, not " + in.currentToken());
      }
      int from = (int) in.currentTokenLocation().getByteOffset();
      in.skipChildren();
      return Arrays.copyOfRange(json, from, (int) in.currentLocation().getByteOffset());
    }

    CommandEnvelope envelope() throws InvalidPayload {
      return new CommandEnvelope(
          present("command_id", id),
          present("command_type", type),
          instant(present("timestamp", at)),
          present("actor", actor),
          present("socket.gateway", gateway),
          present("socket.id", socket),
          room(present("room_id", room)),
          requestId,
          present("payload", payload),
          present("traceparent", trace));
    }

    private static <T> T present(String name, @Nullable T value) throws InvalidPayload {
      if (value == null) {
        throw new InvalidPayload(name, name + " is missing");
      }
      return value;
    }

    private static Instant instant(String text) throws InvalidPayload {
      try {
        return Instants.parse(text);
      } catch (DateTimeParseException e) {
        throw new InvalidPayload("timestamp", "not an ISO 8601 time: " + text);
      }
    }

    private static RoomId room(String text) throws InvalidPayload {
      if (!RoomId.isValid(text)) {
        throw new InvalidPayload("room_id", "not a room id (1-64 of [A-Za-z0-9_-]): " + text);
      }
      return new RoomId(text);
    }
  }
}
