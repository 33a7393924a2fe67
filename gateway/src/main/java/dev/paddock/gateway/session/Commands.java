package dev.paddock.gateway.session;

import dev.paddock.core.Actor;
import dev.paddock.core.Reason;
import dev.paddock.core.RoomId;
import dev.paddock.core.RoomService;
import dev.paddock.core.Route;
import dev.paddock.engine.bus.BusMessage.Answer;
import dev.paddock.engine.command.CommandEnvelope;
import dev.paddock.engine.command.Trace;
import dev.paddock.engine.wire.Frame;
import dev.paddock.gateway.Catalog;
import dev.paddock.gateway.Problem;
import dev.paddock.gateway.channel.SocketLoop;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The commands of one socket, in order: the seat first, interest before a joining, then the log;
 * and what comes back for each.
 */
final class Commands {
  /** How often a command without an answer is sent again. */
  static final int MAX_REPEATS = 2;

  private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
  private static final long RETRY_AFTER_MILLIS = 1_000;

  private final Session session;
  private final SocketLoop loop;
  private final Environment environment;
  private final Map<String, Command> pending = new LinkedHashMap<>();
  private final ArrayDeque<Command> waiting = new ArrayDeque<>(1);
  private final Outcomes outcomes;
  private @Nullable Command preparing;
  private final TokenBucket talk;
  private long count;

  Commands(Session session, SocketLoop loop, Environment environment) {
    this.session = session;
    this.loop = loop;
    this.environment = environment;
    this.outcomes = new Outcomes(session, loop, environment.store());
    int perSecond = environment.limits().chatPerSecond();
    this.talk = new TokenBucket(perSecond, perSecond, loop.thread().nanos());
  }

  /** Takes a good frame; throws a {@link Problem} where it can not go anywhere. */
  void take(RoomService service, Route route, Frame frame, byte[] payload) {
    var room = Addressing.room(service, route, frame, session.userId(), session.joined());
    if (isUnderWay(room.value(), frame.requestId())) {
      return; // Its answer is on the way already: there is one for a request and socket.
    }
    if (pending.size() >= environment.limits().pendingCommands()) {
      throw Problem.rateLimited("too many commands without an answer", RETRY_AFTER_MILLIS);
    }
    requireChannelLeft(service, route, room);
    requirePace(route);
    var command =
        new Command(service, route, envelope(route, room, frame, payload), loop.thread().nanos());
    pending.put(command.envelope.id(), command);
    Trace.log(LOG, "frame", command.envelope.trace(), session.id(), route.type(), room);
    if (preparing == null) {
      prepare(command);
    } else {
      waiting.add(command);
    }
  }

  /** The outcome of a command has come. */
  void answered(Answer answer) {
    var command = pending.remove(answer.commandId());
    if (command == null) {
      return;
    }
    var outcome = answer.code() == null ? "accepted" : answer.code();
    Trace.log(
        LOG, "answered", command.envelope.trace(), session.id(), outcome, "seq", answer.seq());
    if (command.isLeftAlone(answer)) {
      askAnew(command);
    } else {
      outcomes.take(command, answer);
    }
  }

  /** An answer from memory does not say where to go on; one that is decided anew does. */
  private void askAnew(Command before) {
    var command = before.anew(nextId());
    pending.put(command.envelope.id(), command);
    if (before.isAnew) {
      unavailable(command, "nobody says where to go on");
    } else {
      publish(command);
    }
  }

  /** Sends again what has waited too long, and gives up what has waited much too long. */
  void tick(long now) {
    if (pending.isEmpty()) {
      return;
    }
    var limits = environment.limits();
    for (var command : List.copyOf(pending.values())) {
      if (isOlder(command.startedAt, now, limits.giveUpMillis())) {
        unavailable(command, "no answer in time, the outcome is unknown");
      } else if (command.sentAt != 0
          && command.repeats < MAX_REPEATS
          && isOlder(command.sentAt, now, limits.repeatMillis())) {
        command.repeats++;
        publish(command);
      }
    }
  }

  /** The socket has gone: nobody waits any more. */
  void close() {
    pending.clear();
    waiting.clear();
  }

  private static boolean isOlder(long since, long now, long millis) {
    return now - since >= TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private boolean isUnderWay(String room, @Nullable String requestId) {
    if (requestId != null) {
      for (var command : pending.values()) {
        if (command.isSame(room, requestId)) {
          return true;
        }
      }
    }
    return false;
  }

  private void requireChannelLeft(RoomService service, Route route, RoomId room) {
    if (route.attach() == Route.Attach.JOIN) {
      session.requireChannelLeft(Catalog.channel(service, room.value()));
    }
  }

  private void requirePace(Route route) {
    if (route.pace() == Route.Pace.TALK && !talk.take(loop.thread().nanos())) {
      throw Problem.rateLimited("too many messages a second", talk.waitMillis());
    }
  }

  private CommandEnvelope envelope(Route route, RoomId room, Frame frame, byte[] payload) {
    var who = session.identity();
    return new CommandEnvelope(
        nextId(),
        route.type(),
        environment.clock().instant(),
        new Actor(who.userId(), who.username(), session.avatarId(), Actor.Kind.USER),
        environment.bus().self(),
        session.id(),
        room,
        frame.requestId(),
        payload,
        Trace.next());
  }

  private String nextId() {
    count++;
    return environment.bus().self() + "-" + session.id() + "-" + Long.toString(count, 36);
  }

  private void prepare(Command command) {
    preparing = command;
    var brought = command.route.brought();
    if (brought == null) {
      seat(command);
    } else {
      bring(command, brought);
    }
  }

  /** Adds the image of another room, as it is readable now. */
  private void bring(Command command, Route.Brought brought) {
    var from = brought.from(session.userId()).value();
    environment
        .store()
        .read(Catalog.channel(command.service, from), 0, null)
        .onSuccess(
            window -> here(() -> brought(command, brought, window == null ? null : window.image())))
        .onFailure(failure -> here(() -> notBrought(command, failure)));
  }

  private void brought(Command command, Route.Brought brought, byte @Nullable [] image) {
    if (pending.containsKey(command.envelope.id())) {
      command.bring(brought.field(), image);
      seat(command);
    } else {
      prepared(); // It has waited too long, and been told so.
    }
  }

  private void notBrought(Command command, Throwable failure) {
    LOG.debug("{} could not be prepared", command.envelope.id(), failure);
    unavailable(command, "the command could not be prepared");
    prepared();
  }

  private void here(Runnable step) {
    loop.thread().execute(step);
  }

  private void seat(Command command) {
    if (command.takesSeat()) {
      takeSeat(command);
    } else {
      attach(command);
    }
  }

  private void prepared() {
    preparing = null;
    var next = waiting.poll();
    if (next != null) {
      prepare(next);
    }
  }

  private void takeSeat(Command command) {
    var seat = command.service.seatKey(session.userId());
    environment
        .store()
        .takeSeat(seat, command.room())
        .onComplete(result -> loop.thread().execute(() -> seated(command, result)));
  }

  private void seated(Command command, AsyncResult<String> result) {
    if (!pending.containsKey(command.envelope.id())) {
      prepared(); // It has waited too long, and been told so.
    } else if (result.failed()) {
      LOG.debug("no seat can be taken", result.cause());
      unavailable(command, "seats can not be taken just now");
      prepared();
    } else if (!result.result().equals(command.room())) {
      pending.remove(command.envelope.id());
      session.refuse(
          Reason.ALREADY_IN_ROOM,
          "you sit in " + result.result() + " already",
          command.requestId(),
          "{\"" + command.service.roomField() + "\":\"" + result.result() + "\"}",
          0);
      prepared();
    } else {
      attach(command);
    }
  }

  private void attach(Command command) {
    if (!command.joins()) {
      publish(command);
      prepared();
      return;
    }
    command.isAttaching = true;
    session.attaching(command.channel());
    loop.attacher()
        .join(
            session,
            command.channel(),
            () -> {
              publish(command);
              prepared();
            });
  }

  private void publish(Command command) {
    if (!pending.containsKey(command.envelope.id())) {
      return;
    }
    command.sentAt = loop.thread().nanos();
    Future<Void> published =
        environment.commands().publish(command.service.name(), command.envelope);
    published.onFailure(
        failure ->
            loop.thread()
                .execute(
                    () -> {
                      LOG.debug("{} was not published", command.envelope.id(), failure);
                      unavailable(command, "the command could not be sent");
                    }));
  }

  /** The outcome is unknown: the seat stays, the socket does not. */
  private void unavailable(Command command, String message) {
    if (pending.remove(command.envelope.id()) != null) {
      waiting.remove(command);
      if (command.isAttaching) {
        loop.attacher().notJoined(session, command.channel());
      }
      session.refuse(Reason.UNAVAILABLE, message, command.requestId(), null, RETRY_AFTER_MILLIS);
    }
  }
}
