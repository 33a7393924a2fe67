package dev.paddock.engine.room;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.paddock.core.Actor;
import dev.paddock.engine.journal.RecordHead;
import dev.paddock.engine.wire.WireCodec;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Decisions as the values of journal records: JSON objects whose events are written as the kind
 * made them, with secrets.
 */
public final class DecisionCodec {
  private static final JsonFactory JSON = new JsonFactory();

  private final Kinds kinds;
  private final WireCodec wire;

  public DecisionCodec(Kinds kinds, WireCodec wire) {
    this.kinds = kinds;
    this.wire = wire;
  }

  /** The record type a decision is appended as. */
  public static RecordHead.Type type(Decision decision) {
    return switch (decision) {
      case Decision.Accepted a -> RecordHead.Type.DECISION;
      case Decision.Refusals r -> RecordHead.Type.REFUSALS;
      case Decision.Failed f -> RecordHead.Type.FAILED;
    };
  }

  public byte[] encode(Decision decision) {
    return wire.written(
        out -> {
          out.writeStartObject();
          switch (decision) {
            case Decision.Accepted a -> accepted(out, a);
            case Decision.Refusals r -> refusals(out, r);
            case Decision.Failed f -> failed(out, f);
          }
          out.writeEndObject();
        });
  }

  /**
   * Reads a journal value.
   *
   * @throws UncheckedIOException if it is not one of this codec
   */
  public Decision decode(RecordHead.Type type, byte[] value) {
    try (var in = JSON.createParser(value)) {
      in.nextToken();
      var fields = new DecisionReader(in, value, kinds, wire).read();
      return switch (type) {
        case DECISION -> fields.accepted();
        case REFUSALS -> fields.refused();
        case FAILED -> fields.failed();
        case CLAIM, BEAT, RUN, RELEASED ->
            throw new IllegalArgumentException(type + " carries no decision");
      };
    } catch (IOException e) {
      throw new UncheckedIOException("not a decision", e);
    }
  }

  private void accepted(JsonGenerator out, Decision.Accepted accepted) throws IOException {
    out.writeStringField("room", accepted.room().value());
    out.writeNumberField("at", accepted.at().toEpochMilli());
    actor(out, accepted.actor());
    if (accepted.cause() != null) {
      out.writeFieldName("cause");
      cause(out, accepted.cause());
    }
    out.writeArrayFieldStart("parts");
    for (var part : accepted.parts()) {
      part(out, part);
    }
    out.writeEndArray();
  }

  private void part(JsonGenerator out, Decision.Part part) throws IOException {
    out.writeStartObject();
    out.writeStringField("kind", part.kind());
    out.writeStringField("epoch", part.epoch());
    out.writeNumberField("seq", part.seq());
    if (part.renewed()) {
      out.writeBooleanField("renewed", true);
    }
    out.writeArrayFieldStart("events");
    for (var happening : part.events()) {
      out.writeStartObject();
      out.writeStringField("type", happening.type());
      out.writeFieldName("data");
      wire.write(out, happening.event());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void refusals(JsonGenerator out, Decision.Refusals refusals) throws IOException {
    out.writeNumberField("at", refusals.at().toEpochMilli());
    out.writeArrayFieldStart("refusals");
    for (var refusal : refusals.refusals()) {
      out.writeStartObject();
      out.writeStringField("room", refusal.room().value());
      out.writeFieldName("cause");
      cause(out, refusal.cause());
      if (refusal.reason() != null) {
        out.writeStringField("reason", refusal.reason().name());
        out.writeStringField("message", refusal.message());
        out.writeFieldName("details");
        wire.write(out, refusal.details());
      }
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void failed(JsonGenerator out, Decision.Failed failed) throws IOException {
    if (failed.room() != null) {
      out.writeStringField("room", failed.room().value());
    }
    out.writeNumberField("at", failed.at().toEpochMilli());
    out.writeFieldName("cause");
    cause(out, failed.cause());
    out.writeStringField("why", failed.why());
  }

  private static void actor(JsonGenerator out, Actor actor) throws IOException {
    out.writeObjectFieldStart("actor");
    out.writeNumberField("user_id", actor.userId());
    out.writeStringField("username", actor.username());
    if (actor.avatarId() != null) {
      out.writeNumberField("avatar_id", actor.avatarId());
    }
    out.writeStringField("kind", actor.kind().name());
    out.writeEndObject();
  }

  private static void cause(JsonGenerator out, Cause cause) throws IOException {
    out.writeStartObject();
    out.writeNumberField("offset", cause.offset());
    out.writeStringField("command_id", cause.commandId());
    out.writeStringField("type", cause.type());
    if (cause.requestId() != null) {
      out.writeStringField("request_id", cause.requestId());
    }
    out.writeNumberField("user_id", cause.userId());
    out.writeStringField("gateway", cause.gateway());
    out.writeStringField("socket", cause.socket());
    out.writeStringField("trace", cause.trace());
    out.writeEndObject();
  }
}
