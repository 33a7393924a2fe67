package dev.paddock.gateway.session;

import dev.paddock.core.RoomService;
import dev.paddock.core.Route;
import dev.paddock.engine.bus.BusMessage.Answer;
import dev.paddock.engine.command.CommandEnvelope;
import dev.paddock.gateway.Catalog;
import org.jspecify.annotations.Nullable;

/** A command of a socket that has no answer yet. */
final class Command {
  final RoomService service;
  final Route route;
  final long startedAt;
  final @Nullable String requestId;

  /** It was asked before, and is to be decided anew. */
  final boolean isAnew;

  CommandEnvelope envelope;

  /** When it was sent last; 0 before the first time. */
  long sentAt;

  /** Its socket has begun to come into the channel. */
  boolean isAttaching;

  /** How often it was sent again. */
  int repeats;

  Command(RoomService service, Route route, CommandEnvelope envelope, long startedAt) {
    this.service = service;
    this.route = route;
    this.envelope = envelope;
    this.startedAt = startedAt;
    this.requestId = envelope.requestId();
    this.isAnew = false;
  }

  private Command(Command before, String id) {
    this.service = before.service;
    this.route = before.route;
    this.envelope = before.envelope.anew(id);
    this.startedAt = before.startedAt;
    this.requestId = before.requestId;
    this.isAnew = true;
  }

  /** The same once more, to be decided anew. */
  Command anew(String id) {
    return new Command(this, id);
  }

  /** Whether an answer should say where to go on and does not: it is one given before. */
  boolean isLeftAlone(Answer answer) {
    return route.attach() == Route.Attach.FORWARD
        && answer.code() == null
        && answer.tells().isEmpty();
  }

  /** Adds a field to the payload, after all that the client wrote. */
  void bring(String field, byte @Nullable [] value) {
    envelope = envelope.withPayload(Brought.with(envelope.payload(), field, value));
  }

  String room() {
    return envelope.room().value();
  }

  String channel() {
    return Catalog.channel(service, room());
  }

  @Nullable String requestId() {
    return requestId;
  }

  boolean takesSeat() {
    return route.seat() == Route.Seat.TAKE;
  }

  boolean joins() {
    return route.attach() == Route.Attach.JOIN;
  }

  boolean isSame(String room, @Nullable String requestId) {
    return requestId != null && requestId.equals(requestId()) && room.equals(room());
  }
}
