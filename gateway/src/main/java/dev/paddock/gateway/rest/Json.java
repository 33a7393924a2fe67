package dev.paddock.gateway.rest;

import dev.paddock.gateway.Problem;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads and writes JSON bodies. */
final class Json {
  private static final Logger LOG = LoggerFactory.getLogger(Json.class);

  private Json() {}

  /** The body as an object; throws INVALID_FIELD if it is none. */
  static JsonObject body(RoutingContext context) {
    try {
      Buffer body = context.body().buffer();
      return body == null || body.length() == 0 ? new JsonObject() : new JsonObject(body);
    } catch (DecodeException e) {
      throw Problem.invalid("the body has to be a JSON object");
    }
  }

  /** A field as text, null if it is absent; throws INVALID_FIELD if it is something else. */
  static @Nullable String text(JsonObject body, String field) {
    Object value = body.getValue(field);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw Problem.invalid(field + " has to be a text");
  }

  /** Answers with what comes, or with the problem that it fails with. */
  static void answer(RoutingContext context, Future<JsonObject> future) {
    future.onSuccess(json -> send(context, json)).onFailure(context::fail);
  }

  /** Answers 204, or with the problem that the future fails with. */
  static void answerEmpty(RoutingContext context, Future<Void> future) {
    future.onSuccess(done -> end(context)).onFailure(context::fail);
  }

  static void send(RoutingContext context, JsonObject json) {
    send(context, json.toBuffer());
  }

  static void send(RoutingContext context, Buffer json) {
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .end(json)
        .onFailure(gone -> LOG.debug("gone", gone));
  }

  private static void end(RoutingContext context) {
    context.response().setStatusCode(204).end().onFailure(gone -> LOG.debug("gone", gone));
  }
}
