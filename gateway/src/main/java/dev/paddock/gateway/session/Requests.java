package dev.paddock.gateway.session;

import dev.paddock.core.Head;
import dev.paddock.core.Reason;
import dev.paddock.core.RoomService;
import dev.paddock.engine.wire.Frame;
import dev.paddock.gateway.Problem;
import dev.paddock.gateway.auth.Identity;
import dev.paddock.gateway.channel.SocketLoop;
import dev.paddock.gateway.fanout.Messages;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a socket asks of the gateway itself: lists, channels, its identity. */
final class Requests {
  /** Channels in one {@code resume}. */
  static final int MAX_RESUMED = 64;

  private static final Logger LOG = LoggerFactory.getLogger(Requests.class);
  private static final String USER_CHANNEL = "user:";
  private static final long RETRY_AFTER_MILLIS = 1_000;

  private final Session session;
  private final SocketLoop loop;
  private final Environment environment;

  Requests(Session session, SocketLoop loop, Environment environment) {
    this.session = session;
    this.loop = loop;
    this.environment = environment;
  }

  /** Answers a good frame; false if it is none of these. */
  boolean take(RoomService service, Frame frame, byte[] payload) {
    switch (frame.type()) {
      case "ping" ->
          session
              .outbox()
              .send(
                  Messages.pong(
                      environment.clock().instant(),
                      frame.ts(),
                      session.tick(),
                      frame.requestId()));
      case "auth" -> session.introduce(frame.requestId());
      case "refresh" -> refresh(object(payload), frame.requestId());
      case "subscribe" -> subscribe(channel(payload), frame.requestId());
      case "unsubscribe" -> unsubscribe(channel(payload), frame.requestId());
      case "resume" -> resume(object(payload), frame.requestId());
      default -> {
        if (!frame.type().equals(service.listCommand())) {
          return false;
        }
        list(service, object(payload), frame.requestId());
      }
    }
    return true;
  }

  private void refresh(JsonObject payload, @Nullable String requestId) {
    environment
        .identities()
        .apply(payload.getString("token", ""))
        .onComplete(
            result ->
                loop.thread()
                    .execute(
                        () -> {
                          if (result.succeeded()) {
                            refreshed(result.result(), requestId);
                          } else {
                            refuseToken(result.cause(), requestId);
                          }
                        }));
  }

  private void refreshed(Identity identity, @Nullable String requestId) {
    if (identity.userId() != session.userId()) {
      session.refuse(Reason.FORBIDDEN, "the token is another user's", requestId, null, 0);
      return;
    }
    session.renew(identity);
    loop.hub().renewed(session.id(), identity.userId(), identity.version());
    session.introduce(requestId);
  }

  private void refuseToken(Throwable cause, @Nullable String requestId) {
    var message = cause instanceof Problem problem ? problem.text() : "the token is not valid";
    session.refuse(Reason.UNAUTHENTICATED, message, requestId, null, 0);
  }

  private void list(RoomService service, JsonObject payload, @Nullable String requestId) {
    var question = new JsonObject().put("op", "list");
    for (var field : new String[] {service.kindField(), "status"}) {
      if (payload.getString(field) != null) {
        question.put(field, payload.getString(field));
      }
    }
    environment
        .bus()
        .query(service.name(), question)
        .onComplete(
            result ->
                loop.thread()
                    .execute(
                        () -> {
                          if (result.succeeded()) {
                            show(service, result.result(), requestId);
                          } else {
                            LOG.debug("no list", result.cause());
                            session.refuse(
                                Reason.UNAVAILABLE,
                                "the list can not be had just now",
                                requestId,
                                null,
                                RETRY_AFTER_MILLIS);
                          }
                        }));
  }

  private void show(RoomService service, JsonObject answer, @Nullable String requestId) {
    var rooms = answer.getJsonArray(service.listField(), new JsonArray()).encode();
    session.outbox().send(Messages.list(service.listType(), service.listField(), rooms, requestId));
  }

  private void subscribe(String channel, @Nullable String requestId) {
    requireReadable(channel);
    session.requireChannelLeft(channel);
    if (environment.catalog().lobby(channel) != null) {
      session.attaching(channel);
      session.outbox().send(Messages.subscribed(channel, null, requestId));
      loop.attacher().stream(session, channel);
      return;
    }
    if (environment.catalog().place(channel) == null) {
      throw Problem.notFound("there is no channel " + channel);
    }
    session.attaching(channel);
    loop.attacher()
        .subscribe(session, channel, requestId, problem -> session.refuse(problem, requestId));
  }

  private void unsubscribe(String channel, @Nullable String requestId) {
    loop.leave(session, channel);
    session.outbox().send(Messages.unsubscribed(channel, requestId));
  }

  private void resume(JsonObject payload, @Nullable String requestId) {
    var points = payload.getJsonArray("channels", new JsonArray());
    if (points.size() > MAX_RESUMED) {
      throw Problem.invalid("channels has " + points.size() + " items, at most 64 are taken");
    }
    for (Object each : points) {
      if (each instanceof JsonObject point) {
        resumeOne(point, requestId);
      }
    }
  }

  private void resumeOne(JsonObject asked, @Nullable String requestId) {
    var channel = asked.getString("channel", "");
    try {
      requireReadable(channel);
      session.requireChannelLeft(channel);
    } catch (Problem problem) {
      session.refuse(problem, requestId);
      return;
    }
    if (environment.catalog().place(channel) == null) {
      session.outbox().send(Messages.resumedNothing(channel, requestId));
      return;
    }
    session.attaching(channel);
    loop.attacher()
        .resume(
            session,
            channel,
            point(asked),
            requestId,
            problem -> session.refuse(problem, requestId));
  }

  private static @Nullable Head point(JsonObject asked) {
    var epoch = asked.getString("epoch");
    return epoch == null ? null : new Head(epoch, asked.getLong("seq", 0L));
  }

  /** The channel of a user is its owner's only. */
  private void requireReadable(String channel) {
    if (channel.startsWith(USER_CHANNEL) && !channel.equals(USER_CHANNEL + session.userId())) {
      throw Problem.forbidden(channel + " is another user's");
    }
  }

  private static String channel(byte[] payload) {
    return object(payload).getString("channel", "");
  }

  private static JsonObject object(byte[] payload) {
    return new JsonObject(Buffer.buffer(payload));
  }
}
