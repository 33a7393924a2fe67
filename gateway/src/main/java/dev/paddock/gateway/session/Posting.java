package dev.paddock.gateway.session;

import dev.paddock.core.Actor;
import dev.paddock.core.RoomId;
import dev.paddock.core.Route;
import dev.paddock.engine.bus.BusMessage.Answer;
import dev.paddock.engine.command.CommandEnvelope;
import dev.paddock.engine.command.Trace;
import dev.paddock.engine.wire.Frame;
import dev.paddock.engine.wire.FrameReader;
import dev.paddock.gateway.Catalog;
import dev.paddock.gateway.Problem;
import dev.paddock.gateway.auth.Identity;
import dev.paddock.gateway.channel.SocketLoop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Commands that come without a socket: checked, sent and answered like those that come with one.
 */
public final class Posting {
  private final Environment environment;
  private final SocketLoop loop;
  private final Catalog.Door door;
  private final FrameReader reader;
  private final Frame frame = new Frame();

  /**
   * @param reader for frames of the door, on this loop
   */
  public Posting(Environment environment, SocketLoop loop, Catalog.Door door, FrameReader reader) {
    this.environment = environment;
    this.loop = loop;
    this.door = door;
    this.reader = reader;
  }

  /**
   * Sends a command; call it on the loop.
   *
   * @param payload a JSON object with its {@code type}
   * @return the answer, an outcome of either sort; fails with a {@link Problem}
   */
  public Future<Answer> send(Identity who, byte[] payload) {
    try {
      var route = read(who, payload);
      var room = Addressing.room(door.service(), route, frame, who.userId(), null);
      var envelope = envelope(who, route, room, frame.requestId(), payload);
      return brought(route, who, envelope).compose(this::publish);
    } catch (Problem problem) {
      return Future.failedFuture(problem);
    }
  }

  private Route read(Identity who, byte[] payload) {
    reader.read(payload, 0, payload.length, frame);
    var fault = frame.fault();
    if (fault != null) {
      throw new Problem(fault.reason(), 400, fault.message(), 0);
    }
    if (frame.claimedUserId() != 0 && frame.claimedUserId() != who.userId()) {
      throw Problem.forbidden("user_id " + frame.claimedUserId() + " is not the token's");
    }
    var route = door.routes().get(frame.type());
    if (route == null || route.seat() == Route.Seat.TAKE) {
      throw new IllegalStateException(frame.type() + " cannot be sent without a socket");
    }
    return route;
  }

  private CommandEnvelope envelope(
      Identity who, Route route, RoomId room, @Nullable String requestId, byte[] payload) {
    var socket = loop.nextSocketId();
    return new CommandEnvelope(
        environment.bus().self() + "-" + socket,
        route.type(),
        environment.clock().instant(),
        new Actor(who.userId(), who.username(), null, Actor.Kind.USER),
        environment.bus().self(),
        socket,
        room,
        requestId,
        payload,
        Trace.next());
  }

  private Future<CommandEnvelope> brought(Route route, Identity who, CommandEnvelope envelope) {
    var brought = route.brought();
    if (brought == null) {
      return Future.succeededFuture(envelope);
    }
    var from = Catalog.channel(door.service(), brought.from(who.userId()).value());
    return environment
        .store()
        .read(from, 0, null)
        .map(
            window -> {
              var image = window == null ? null : window.image();
              return envelope.withPayload(Brought.with(envelope.payload(), brought.field(), image));
            })
        .recover(away -> Future.failedFuture(Problem.unavailable("no command just now")));
  }

  private Future<Answer> publish(CommandEnvelope envelope) {
    Promise<Answer> promise = Promise.promise();
    var socket = envelope.socket();
    loop.thread().execute(() -> loop.ask(socket, promise::tryComplete));
    var patience = Duration.ofMillis(environment.limits().giveUpMillis());
    var timer =
        loop.thread()
            .schedule(
                patience,
                () -> promise.tryFail(Problem.unavailable("no answer in time, ask again")));
    environment
        .commands()
        .publish(door.service().name(), envelope)
        .onFailure(away -> promise.tryFail(Problem.unavailable("the command could not be sent")));
    return promise
        .future()
        .onComplete(
            done ->
                loop.thread()
                    .execute(
                        () -> {
                          timer.cancel();
                          loop.askedEnough(socket);
                        }));
  }
}
