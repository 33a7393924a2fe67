package dev.paddock.engine.room;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.paddock.core.Actor;
import dev.paddock.core.Reason;
import dev.paddock.core.RoomId;
import dev.paddock.engine.wire.WireCodec;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one journal value, collecting its fields as they come. */
final class DecisionReader {
  private final JsonParser in;
  private final byte[] bytes;
  private final Kinds kinds;
  private final WireCodec wire;
  private @Nullable RoomId room;
  private Instant at = Instant.EPOCH;
  private Actor actor = Actor.SYSTEM;
  private @Nullable Cause cause;
  private final List<Decision.Part> parts = new ArrayList<>();
  private final List<Decision.Refusal> refusals = new ArrayList<>();
  private String why = "";

  DecisionReader(JsonParser in, byte[] bytes, Kinds kinds, WireCodec wire) {
    this.in = in;
    this.bytes = bytes;
    this.kinds = kinds;
    this.wire = wire;
  }

  DecisionReader read() throws IOException {
    for (var name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      in.nextToken();
      switch (name) {
        case "room" -> room = new RoomId(in.getText());
        case "at" -> at = Instant.ofEpochMilli(in.getLongValue());
        case "actor" -> actor = readActor();
        case "cause" -> cause = readCause();
        case "parts" -> each(() -> parts.add(readPart()));
        case "refusals" -> each(() -> refusals.add(readRefusal()));
        case "why" -> why = in.getText();
        default -> in.skipChildren();
      }
    }
    return this;
  }

  Decision.Accepted accepted() throws IOException {
    return new Decision.Accepted(some(room, "room"), at, actor, cause, parts);
  }

  Decision.Refusals refused() {
    return new Decision.Refusals(at, refusals);
  }

  Decision.Failed failed() throws IOException {
    return new Decision.Failed(room, at, some(cause, "cause"), why);
  }

  private Actor readActor() throws IOException {
    var fields = scalars();
    var avatar = fields.get("avatar_id");
    return new Actor(
        number(fields, "user_id"),
        text(fields, "username"),
        avatar == null ? null : Integer.valueOf(avatar),
        Actor.Kind.valueOf(text(fields, "kind")));
  }

  private Cause readCause() throws IOException {
    var fields = scalars();
    return new Cause(
        number(fields, "offset"),
        text(fields, "command_id"),
        text(fields, "type"),
        fields.get("request_id"),
        number(fields, "user_id"),
        text(fields, "gateway"),
        text(fields, "socket"),
        text(fields, "trace"));
  }

  private Decision.Part readPart() throws IOException {
    var fields = new LinkedHashMap<String, String>();
    var events = new ArrayList<Decision.Happening>();
    for (var name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      in.nextToken();
      if (name.equals("events")) {
        var types = kinds.get(text(fields, "kind")).events();
        each(() -> events.add(readEvent(types)));
      } else {
        fields.put(name, in.getText());
      }
    }
    return new Decision.Part(
        text(fields, "kind"),
        text(fields, "epoch"),
        number(fields, "seq"),
        fields.containsKey("renewed"),
        events);
  }

  private Decision.Happening readEvent(Map<String, ? extends Class<?>> types) throws IOException {
    String type = "";
    Record event = null;
    for (var name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      in.nextToken();
      switch (name) {
        case "type" -> type = in.getText();
        case "data" -> event = (Record) wire.value(some(types.get(type), type), slice());
        default -> in.skipChildren();
      }
    }
    return new Decision.Happening(type, some(event, "data"));
  }

  private Decision.Refusal readRefusal() throws IOException {
    RoomId of = null;
    Cause by = null;
    Reason reason = null;
    String message = "";
    Map<String, Object> details = Map.of();
    for (var name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      in.nextToken();
      switch (name) {
        case "room" -> of = new RoomId(in.getText());
        case "cause" -> by = readCause();
        case "reason" -> reason = Reason.valueOf(in.getText());
        case "message" -> message = in.getText();
        case "details" -> details = wire.value(Map.class, slice());
        default -> in.skipChildren();
      }
    }
    return new Decision.Refusal(some(of, "room"), some(by, "cause"), reason, message, details);
  }

  /** The bytes of the value the parser stands on; the parser is moved to its end. */
  private byte[] slice() throws IOException {
    int from = Math.toIntExact(in.currentTokenLocation().getByteOffset());
    in.skipChildren();
    int to = Math.toIntExact(in.currentLocation().getByteOffset());
    return Arrays.copyOfRange(bytes, from, to);
  }

  private Map<String, String> scalars() throws IOException {
    var fields = new LinkedHashMap<String, String>();
    for (var name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
      in.nextToken();
      fields.put(name, in.getText());
    }
    return fields;
  }

  private void each(Step step) throws IOException {
    while (in.nextToken() != JsonToken.END_ARRAY) {
      step.run();
    }
  }

  private static long number(Map<String, String> fields, String name) throws IOException {
    return Long.parseLong(text(fields, name));
  }

  private static String text(Map<String, String> fields, String name) throws IOException {
    return some(fields.get(name), name);
  }

  private static <T> T some(@Nullable T value, String name) throws IOException {
    if (value == null) {
      throw new IOException("a decision without " + name);
    }
    return value;
  }

  private interface Step {
    void run() throws IOException;
  }
}
