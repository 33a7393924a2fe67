package dev.paddock.engine.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.paddock.core.Actor;
import dev.paddock.core.Head;
import dev.paddock.core.RoomId;
import dev.paddock.core.RoomKind;
import dev.paddock.core.RoomService;
import dev.paddock.engine.command.CommandEnvelope;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything as JSON: messages of channels, images, commands, the journal's and snapshots' values.
 * Field names are snake_case, nulls are written, instants are ISO 8601 UTC with milliseconds, enums
 * lower case. Stateless; safe for any thread.
 */
public final class WireCodec {
  /** Writes one JSON value. */
  @FunctionalInterface
  public interface Writing {
    void to(JsonGenerator out) throws IOException;
  }

  /**
   * A message of a channel: {@code {"type", ROOM_FIELD, …components of body…, "masked"?, "seq"?,
   * "epoch"?}}.
   *
   * @param seq 0 for streaming messages and answers: neither seq nor epoch is written
   */
  public byte[] message(
      String type,
      String roomField,
      RoomId room,
      Record body,
      boolean masked,
      long seq,
      String epoch) {
    var reserved = Set.of("type", roomField, "masked", "seq", "epoch");
    return object(
        (out, provider) -> {
          out.writeStringField("type", type);
          out.writeStringField(roomField, room.value());
          RecordWriter.writeComponents(body, reserved, out, provider);
          if (masked) {
            out.writeBooleanField("masked", true);
          }
          if (seq > 0) {
            writeHead(out, seq, epoch);
          }
        });
  }

  /** The image message of a room: its public document, true for {@code head}. */
  public byte[] image(RoomService service, RoomId room, Record document, Head head) {
    return image(service, null, room, document, json(document), head);
  }

  /** The same for a kind that may have an image type of its own. */
  public byte[] image(
      RoomService service, RoomKind<?, ?, ?> kind, RoomId room, Record document, Head head) {
    return image(service, kind, room, document, json(document), head);
  }

  /**
   * The same around a document that is encoded already.
   *
   * @param encoded what {@link #json} makes of it
   */
  public byte[] image(
      RoomService service,
      @Nullable RoomKind<?, ?, ?> kind,
      RoomId room,
      Record document,
      byte[] encoded,
      Head head) {
    var own = kind == null ? null : kind.imageType();
    var type = own == null ? service.imageType() : own;
    return object(
        (out, provider) -> {
          out.writeStringField("type", type);
          out.writeStringField(service.roomField(), room.value());
          if (service.imageField().isEmpty()) {
            var reserved = Set.of("type", service.roomField(), "seq", "epoch");
            RecordWriter.writeComponents(document, reserved, out, provider);
          } else {
            out.writeFieldName(service.imageField());
            out.writeRawValue(new RawJson(encoded));
          }
          writeHead(out, head.seq(), head.epoch());
        });
  }

  /** Any record, list, map or scalar. */
  public byte[] json(@Nullable Object value) {
    return JsonBytes.of((out, provider) -> RecordWriter.writeValue(value, out, provider));
  }

  /** The bytes of a value that is written piece by piece. */
  public byte[] written(Writing value) {
    return JsonBytes.of((out, provider) -> value.to(out));
  }

  /** Writes any record, list, map or scalar as a part of another value. */
  public void write(JsonGenerator out, @Nullable Object value) throws IOException {
    RecordWriter.writeValue(value, out, Json.OWN.getSerializerProviderInstance());
  }

  /**
   * Reads what {@link #json} wrote.
   *
   * @throws IllegalArgumentException if it does not have the shape of the type
   */
  public <T> T value(Type type, byte[] json) {
    var wanted = Json.OWN.constructType(type);
    try {
      return Json.OWN.readValue(json, wanted);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "not a " + type.getTypeName() + " (" + json.length + " bytes): " + reason(e), e);
    }
  }

  /**
   * Reads a command; its component {@code actor} is who sent it, whatever the payload says.
   *
   * @throws InvalidPayload naming the field that has another shape
   */
  public <C> C command(Class<C> type, byte[] payload, Actor actor) throws InvalidPayload {
    try {
      return Json.FRAME.readerFor(type).withAttribute(RecordReader.ACTOR, actor).readValue(payload);
    } catch (JsonMappingException e) {
      throw new InvalidPayload(path(e), reason(e));
    } catch (IOException | RuntimeException e) {
      throw new InvalidPayload("", reason(e));
    }
  }

  /** A command as it lies in {@code X.commands}; the payload stands there as it came. */
  public byte[] envelope(CommandEnvelope command) {
    return Envelopes.write(command);
  }

  /**
   * Reads a command envelope.
   *
   * @throws InvalidPayload naming the field that is missing or has another shape
   */
  public CommandEnvelope envelope(byte[] json) throws InvalidPayload {
    return Envelopes.read(json);
  }

  private static void writeHead(JsonGenerator out, long seq, String epoch) throws IOException {
    out.writeNumberField("seq", seq);
    out.writeStringField("epoch", epoch);
  }

  private static byte[] object(JsonBytes.Body body) {
    return JsonBytes.of(
        (out, provider) -> {
          out.writeStartObject();
          body.write(out, provider);
          out.writeEndObject();
        });
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
        .collect(Collectors.joining("."));
  }

  static String reason(Exception e) {
    return e instanceof JsonProcessingException json
        ? json.getOriginalMessage()
        : String.valueOf(e.getMessage());
  }
}
