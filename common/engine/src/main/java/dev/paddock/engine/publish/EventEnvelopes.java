package dev.paddock.engine.publish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.paddock.core.Actor;
import dev.paddock.engine.room.Cause;
import dev.paddock.engine.room.Change;
import dev.paddock.engine.room.Decision;
import dev.paddock.engine.room.Spoken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Public events as everybody may read them in {@code X.events}. */
final class EventEnvelopes {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int HEAD_BYTES = 512;

  private final int partition;

  /**
   * @param partition of the commands, the journal and the events: it is the same
   */
  EventEnvelopes(int partition) {
    this.partition = partition;
  }

  PublishLog.Event envelope(Decision.Accepted decision, Change change, Spoken spoken) {
    var id = change.room() + ":" + change.epoch() + ":" + spoken.seq();
    var cause = decision.cause();
    return new PublishLog.Event(
        id,
        spoken.type(),
        change.room(),
        spoken.at(),
        cause == null ? "" : cause.trace(),
        json(id, decision, change, spoken));
  }

  private byte[] json(String id, Decision.Accepted decision, Change change, Spoken spoken) {
    var bytes = new ByteArrayOutputStream(HEAD_BYTES + spoken.bytes().length);
    try (var out = JSON.createGenerator(bytes)) {
      out.writeStartObject();
      out.writeStringField("event_id", id);
      out.writeStringField("event_type", spoken.type());
      out.writeStringField("timestamp", spoken.at().truncatedTo(ChronoUnit.MILLIS).toString());
      actor(out, decision.actor());
      audience(out);
      out.writeStringField("room_id", change.room().value());
      out.writeStringField("epoch", change.epoch());
      out.writeNumberField("seq", spoken.seq());
      cause(out, decision.cause());
      out.writeNumberField("behaviour", change.kind().behaviour());
      out.writeFieldName("payload");
      out.writeRawValue(new String(spoken.bytes(), StandardCharsets.UTF_8));
      out.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  private static void actor(JsonGenerator out, Actor actor) throws IOException {
    out.writeObjectFieldStart("actor");
    out.writeNumberField("user_id", actor.userId());
    out.writeStringField("username", actor.username());
    out.writeStringField("kind", actor.kind().name().toLowerCase(Locale.ROOT));
    out.writeEndObject();
  }

  /** The public form is for everybody in the room's channel. */
  private static void audience(JsonGenerator out) throws IOException {
    out.writeObjectFieldStart("audience");
    out.writeStringField("kind", "room");
    out.writeArrayFieldStart("ids");
    out.writeEndArray();
    out.writeEndObject();
  }

  private void cause(JsonGenerator out, @Nullable Cause cause) throws IOException {
    if (cause == null) {
      out.writeNullField("cause");
      return;
    }
    out.writeObjectFieldStart("cause");
    out.writeStringField("command_id", cause.commandId());
    out.writeNumberField("partition", partition);
    out.writeNumberField("offset", cause.offset());
    out.writeEndObject();
  }
}
