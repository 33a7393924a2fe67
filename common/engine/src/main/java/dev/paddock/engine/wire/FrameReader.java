package dev.paddock.engine.wire;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.paddock.core.Reason;
import dev.paddock.core.RoomId;
import dev.paddock.core.RoomNames;
import dev.paddock.core.RoomService;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a command frame in one pass over its bytes, without a tree: the fields a door needs, and
 * whether the whole is what the schema of its type says. Only where {@code type} is not the first
 * field the beginning is looked over twice. A reader has a state: one an event loop.
 */
public final class FrameReader {
  private static final String REQUEST_ID = "request_id";
  private static final String REQUEST_ID_EXPECTED = "1 to 64 of [A-Za-z0-9_-]";

  private final SchemaRegistry schemas;
  private final String roomField;
  private final String nameField;
  private final String kindField;
  private final Validator validator = new Validator();

  public FrameReader(SchemaRegistry schemas, RoomService service) {
    this(schemas, service.roomField(), service.nameField(), service.kindField());
  }

  /** A reader for the fields of a service. */
  FrameReader(SchemaRegistry schemas, String roomField, String nameField, String kindField) {
    this.schemas = schemas;
    this.roomField = roomField;
    this.nameField = nameField;
    this.kindField = kindField;
  }

  /** Reads the readable bytes of a buffer, whose indexes stay. */
  public boolean read(ByteBuf buffer, Frame frame) {
    if (buffer.hasArray()) {
      int from = buffer.arrayOffset() + buffer.readerIndex();
      return read(buffer.array(), from, buffer.readableBytes(), frame);
    }
    var bytes = ByteBufUtil.getBytes(buffer);
    return read(bytes, 0, bytes.length, frame);
  }

  /**
   * Reads a frame.
   *
   * @param frame takes what was read; of the frame before nothing stays
   * @return whether the frame is good; if not, {@link Frame#fault} says why
   */
  public boolean read(byte[] bytes, int offset, int length, Frame frame) {
    frame.reset();
    validator.reset();
    if (!Utf8.isText(bytes, offset, offset + length)) {
      return bad(frame, "the message is not UTF-8 text");
    }
    try {
      return parse(bytes, offset, length, frame);
    } catch (StreamConstraintsException e) {
      return bad(frame, limit(String.valueOf(e.getOriginalMessage())));
    } catch (JsonProcessingException e) {
      return bad(frame, "the message is not JSON: " + firstSentence(e.getOriginalMessage()));
    } catch (IOException e) {
      return bad(frame, "the message cannot be read");
    }
  }

  private boolean parse(byte[] bytes, int offset, int length, Frame frame) throws IOException {
    if (length > 0 && bytes[offset] == (byte) 0xef) {
      return bad(frame, "the message begins with a byte order mark");
    }
    if (Utf8.hasSurrogateEscape(bytes, offset, offset + length)
        && !FrameScan.isPaired(bytes, offset, length)) {
      return bad(frame, "the message has half a surrogate pair");
    }
    var type = FrameScan.findType(bytes, offset, length);
    if (type == null) {
      return bad(frame, "the message has no type: expected an object with a string \"type\"");
    }
    frame.type = type;
    var schema = schemas.find(type);
    readFields(bytes, offset, length, schema == null ? Schema.ANY : schema, frame);
    return schema == null ? unknown(frame) : judge(frame);
  }

  private void readFields(byte[] bytes, int offset, int length, Schema schema, Frame frame)
      throws IOException {
    try (var in = Json.FRAME.getFactory().createParser(bytes, offset, length)) {
      in.nextToken();
      long seen = 0;
      var token = in.nextToken();
      while (token != JsonToken.END_OBJECT) {
        var name = in.currentName();
        in.nextToken();
        seen |= Validator.bit(schema, name);
        capture(name, in, frame);
        validator.property(in, schema, name);
        token = in.nextToken();
      }
      validator.missing(in, schema, seen);
      expectEnd(in);
    }
  }

  private static void expectEnd(JsonParser in) throws IOException {
    if (in.nextToken() != null) {
      throw new JsonParseException(in, "something follows the object");
    }
  }

  private void capture(String name, JsonParser in, Frame frame) throws IOException {
    if (name.equals(REQUEST_ID)) {
      captureRequestId(in, frame);
    } else if (name.equals(roomField)) {
      captureRoom(in, frame);
    } else if (name.equals(nameField)) {
      captureName(in, frame);
    } else if (name.equals(kindField)) {
      frame.kind = text(in);
    } else {
      captureNumber(name, in, frame);
    }
  }

  private void captureRequestId(JsonParser in, Frame frame) throws IOException {
    var text = text(in);
    if (text != null && RoomId.isValid(text)) {
      frame.requestId = text;
    } else {
      validator.violated(in, shown(in), REQUEST_ID_EXPECTED);
    }
  }

  private void captureRoom(JsonParser in, Frame frame) throws IOException {
    var text = text(in);
    if (text != null && RoomId.isValid(text)) {
      frame.room = text;
    } else if (text != null) {
      validator.violated(in, shown(in), "a room id (1 to 64 of [A-Za-z0-9_-])");
    }
  }

  private void captureName(JsonParser in, Frame frame) throws IOException {
    var text = text(in);
    if (text != null && RoomNames.isValid(text)) {
      frame.roomName = text;
    } else if (text != null) {
      validator.violated(in, shown(in), "a name of 1 to 64 characters without control characters");
    }
  }

  private void captureNumber(String name, JsonParser in, Frame frame) throws IOException {
    if (!in.currentToken().isNumeric()) {
      return;
    }
    switch (name) {
      case "user_id" -> frame.claimedUserId = in.getNumberValue().longValue();
      case "avatar_id" -> frame.avatarId = in.getNumberValue().intValue();
      case "ts" -> captureTime(in, frame);
      default -> {}
    }
  }

  /** It is said again: what is more than a double holds would not be JSON any more. */
  private void captureTime(JsonParser in, Frame frame) throws IOException {
    var time = in.getNumberValue();
    if (Double.isFinite(time.doubleValue())) {
      frame.ts = time;
    } else {
      validator.violated(in, Validator.shortened(in.getText()), "a number of at most 1.7e308");
    }
  }

  private static @Nullable String text(JsonParser in) throws IOException {
    return in.currentToken() == JsonToken.VALUE_STRING ? in.getText() : null;
  }

  private static String shown(JsonParser in) throws IOException {
    return "\"" + Validator.shortened(in.getText()) + "\"";
  }

  private boolean judge(Frame frame) {
    var message = validator.message();
    if (message == null) {
      return true;
    }
    var field = validator.field();
    frame.fault = new Frame.Fault(Reason.INVALID_FIELD, field == null ? "" : field, message);
    return false;
  }

  private boolean unknown(Frame frame) {
    var shown = Validator.shortened(frame.type);
    frame.fault =
        new Frame.Fault(
            Reason.UNKNOWN_TYPE, "type", "there is no message of type \"" + shown + "\" here");
    return false;
  }

  private static boolean bad(Frame frame, String message) {
    frame.fault = new Frame.Fault(Reason.BAD_MESSAGE, "", message);
    return false;
  }

  private static String limit(String message) {
    if (message.contains("nesting")) {
      return "the message is nested deeper than " + Json.FRAME_DEPTH;
    }
    return "the message has a string, number or name that is too long";
  }

  private static String firstSentence(String message) {
    return Validator.shortened(message.lines().findFirst().orElse(""));
  }
}
