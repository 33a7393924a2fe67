package dev.paddock.gateway.session;

import dev.paddock.core.Reason;
import dev.paddock.core.Route;
import dev.paddock.engine.bus.BusMessage.Answer;
import dev.paddock.engine.wire.Frame;
import dev.paddock.engine.wire.FrameReader;
import dev.paddock.gateway.Catalog;
import dev.paddock.gateway.CloseCode;
import dev.paddock.gateway.Problem;
import dev.paddock.gateway.SubProtocol;
import dev.paddock.gateway.auth.Identity;
import dev.paddock.gateway.channel.Listener;
import dev.paddock.gateway.channel.SocketLoop;
import dev.paddock.gateway.fanout.Messages;
import dev.paddock.gateway.fanout.Outbox;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One socket of a door: who it speaks for, what it says, and when it has to go. */
public final class Session implements Listener, Peer.Ear {
  private static final Logger LOG = LoggerFactory.getLogger(Session.class);
  private static final Duration CUT_AFTER = Duration.ofSeconds(5);

  private final Peer peer;
  private final SocketLoop loop;
  private final Catalog.Door door;
  private final Environment environment;
  private final FrameReader reader;
  private final Frame frame = new Frame();
  private final String id;
  private final Outbox outbox;
  private final Inbox inbox;
  private final Heartbeat heartbeat;
  private final Commands commands;
  private final Requests requests;
  private final Inputs inputs;
  private final Admission admission;
  private final Expiry expiry;
  private final Set<String> channels = new LinkedHashSet<>();
  private Identity identity;
  private @Nullable Integer avatarId;
  private @Nullable String joined;
  private boolean isClosed;
  private int badMessages;

  public Session(
      Peer peer,
      Identity identity,
      SocketLoop loop,
      Catalog.Door door,
      FrameReader reader,
      Environment environment) {
    var limits = environment.limits();
    this.peer = peer;
    this.identity = identity;
    this.loop = loop;
    this.door = door;
    this.reader = reader;
    this.environment = environment;
    this.id = loop.nextSocketId();
    this.outbox =
        new Outbox(peer::wire, limits, loop.flusher(), () -> close(CloseCode.TOO_SLOW, "too slow"));
    this.inbox = new Inbox(limits.frameBytes(), this::message, fault -> bad(fault, null));
    this.heartbeat = new Heartbeat(limits, loop.thread().nanos());
    this.commands = new Commands(this, loop, environment);
    this.requests = new Requests(this, loop, environment);
    this.inputs = new Inputs(this, loop, environment);
    this.admission = new Admission(limits, environment.refusals().all, loop.thread().nanos());
    this.expiry = new Expiry(environment.tokens().warning());
  }

  /** Takes the socket over; call it once, on its loop. */
  public void start() {
    loop.opened(this);
    peer.start(this);
    LOG.debug("{} opened for {}", id, identity.userId());
    if (peer.isClosed()) {
      ended();
    }
  }

  @Override
  public void frame(WebSocketFrame frame) {
    inbox.take(frame);
  }

  @Override
  public void pong() {
    heartbeat.answered();
  }

  @Override
  public void closed() {
    ended();
  }

  /**
   * Looks at the clock: heartbeat, token, commands, what waits. To be called several times a
   * second.
   */
  public void tick(long nanos, Instant now) {
    if (isClosed) {
      return;
    }
    switch (heartbeat.look(nanos)) {
      case PING -> peer.ping();
      case DEAD -> close(CloseCode.HEARTBEAT, "no answer to a ping");
      case FINE -> {}
    }
    outbox.tick(nanos);
    commands.tick(nanos);
    lookAtToken(now);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public long userId() {
    return identity.userId();
  }

  @Override
  public long tokenVersion() {
    return identity.version();
  }

  @Override
  public boolean isOpen() {
    return !isClosed;
  }

  @Override
  public Outbox outbox() {
    return outbox;
  }

  @Override
  public boolean wantsBinary() {
    return peer.subProtocol().equals(SubProtocol.BINARY);
  }

  @Override
  public boolean drives() {
    return inputs.drives();
  }

  @Override
  public void answered(Answer answer) {
    if (answer.commandId().isEmpty()) {
      inputs.refused(answer);
    } else {
      commands.answered(answer);
    }
  }

  @Override
  public void detached(String channel) {
    channels.remove(channel);
  }

  @Override
  public void close(int code, String reason) {
    if (isClosed) {
      return;
    }
    LOG.debug("{} closed by us: {} {}", id, code, reason);
    outbox.finish();
    ended();
    peer.close(code, reason);
    // Who does not read does not hear that either.
    loop.thread().schedule(CUT_AFTER, this::cut);
  }

  Identity identity() {
    return identity;
  }

  @Nullable Integer avatarId() {
    return avatarId;
  }

  /** The room the socket joined last, null if it has joined none. */
  @Nullable String joined() {
    return joined;
  }

  /** The socket has joined a room. */
  void joined(String room) {
    joined = room;
  }

  /** Goes on with another command as though the client had sent it with the same request id. */
  void forward(JsonObject other, @Nullable String requestId) {
    if (requestId != null) {
      other.put("request_id", requestId);
    }
    var bytes = other.toBuffer().getBytes();
    if (!reader.read(bytes, 0, bytes.length, frame)) {
      throw new IllegalStateException("a forwarded command is refused: " + frame.fault());
    }
    dispatch(bytes);
  }

  /** Says who the socket speaks for. */
  void introduce(@Nullable String requestId) {
    var ends = identity.expiresAt().equals(Instant.MAX) ? null : identity.expiresAt();
    outbox.send(Messages.authOk(userId(), identity.username(), ends, id, requestId));
  }

  /** The socket has another token of the same user. */
  void renew(Identity renewed) {
    identity = renewed;
    expiry.renewed();
  }

  /** The newest tick of what runs in one of the socket's rooms, null where nothing does. */
  @Nullable Integer tick() {
    for (var channel : channels) {
      var tick = loop.tick(channel);
      if (tick != null) {
        return tick;
      }
    }
    return null;
  }

  /** Remembers a channel the socket is about to listen to. */
  void attaching(String channel) {
    channels.add(channel);
  }

  /** Throws TOO_MANY_SUBSCRIPTIONS if the socket can not listen to one more. */
  void requireChannelLeft(String channel) {
    var most = environment.limits().channelsPerSocket();
    if (!channels.contains(channel) && channels.size() >= most) {
      throw new Problem(
          Reason.TOO_MANY_SUBSCRIPTIONS, 429, "a socket listens to at most " + most, 0);
    }
  }

  void refuse(Problem problem, @Nullable String requestId) {
    refuse(problem.reason(), problem.text(), requestId, null, problem.retryAfterMillis());
  }

  /**
   * Sends an error.
   *
   * @param details a JSON object, null for none
   */
  void refuse(
      Reason code,
      String message,
      @Nullable String requestId,
      @Nullable String details,
      long retryAfterMillis) {
    if (code != Reason.RATE_LIMITED && code != Reason.UNAVAILABLE) {
      environment.refusals().all.add(userId(), loop.thread().nanos());
    }
    environment.meters().refused(code);
    LOG.debug("{} refused {} {}", id, code, message);
    outbox.send(Messages.error(code, message, id, requestId, details, retryAfterMillis));
  }

  private void message(byte[] bytes) {
    if (isClosed) {
      return;
    }
    environment.meters().frame();
    var isGood = reader.read(bytes, 0, bytes.length, frame);
    if (isInput()) {
      inputs.take(door.service(), frame, bytes);
      return;
    }
    if (!admits()) {
      return;
    }
    var fault = frame.fault();
    if (isGood || fault == null) {
      badMessages = 0;
      dispatch(bytes);
    } else if (fault.reason() == Reason.BAD_MESSAGE) {
      bad(fault.message(), frame.requestId());
    } else {
      if (fault.reason() != Reason.UNKNOWN_TYPE) {
        badMessages = 0;
      }
      refuse(fault.reason(), fault.message(), frame.requestId(), field(fault.field()), 0);
    }
  }

  private boolean isInput() {
    var route = door.routes().get(frame.type());
    return route != null && route.lane() == Route.Lane.REALTIME;
  }

  private static @Nullable String field(String name) {
    return name.isEmpty() ? null : new JsonObject().put("field", name).encode();
  }

  /** Not a message at all; some in a row end the socket. */
  private void bad(String message, @Nullable String requestId) {
    refuse(Reason.BAD_MESSAGE, message, requestId, null, 0);
    if (++badMessages >= environment.limits().badMessages()) {
      close(CloseCode.PROTOCOL, "that is not our protocol");
    }
  }

  private void dispatch(byte[] bytes) {
    try {
      requireOwnIdentity(bytes);
      if (frame.avatarId() != null) {
        avatarId = frame.avatarId();
      }
      if (!requests.take(door.service(), frame, bytes)) {
        command(bytes);
      }
    } catch (Problem problem) {
      refuse(problem, frame.requestId());
    }
  }

  private void command(byte[] bytes) {
    var route = door.routes().get(frame.type());
    if (route == null) {
      throw new Problem(
          Reason.UNKNOWN_TYPE, 400, "there is no command " + frame.type() + " here", 0);
    }
    commands.take(door.service(), route, frame, bytes);
  }

  /** A payload may repeat who the token names; only a development identity may name itself. */
  private void requireOwnIdentity(byte[] bytes) {
    long claimed = frame.claimedUserId();
    if (claimed == 0 || claimed == identity.userId()) {
      return;
    }
    if (!identity.development() || !channels.isEmpty() || claimed > Identity.MAX_USER_ID) {
      throw Problem.forbidden("user_id " + claimed + " is not the token's, " + identity.userId());
    }
    var name =
        new JsonObject(io.vertx.core.buffer.Buffer.buffer(bytes))
            .getString("username", identity.username());
    loop.hub().closed(id, identity.userId());
    identity = identity.named(claimed, name);
    loop.hub().opened(id, claimed, 0);
  }

  private boolean admits() {
    long now = loop.thread().nanos();
    var problem = admission.refusal(userId(), frame.type(), now);
    if (problem == null) {
      return true;
    }
    refuse(problem, frame.requestId());
    if (admission.isFlooded(now)) {
      close(CloseCode.RATE, "too many commands");
    }
    return false;
  }

  private void lookAtToken(Instant now) {
    switch (expiry.look(identity, now)) {
      case WARN -> outbox.send(Messages.tokenExpiring(identity.expiresAt()));
      case END -> close(CloseCode.TOKEN, "the token has expired");
      case FINE -> {}
    }
  }

  private void ended() {
    if (!isClosed) {
      isClosed = true;
      outbox.close();
      commands.close();
      loop.closed(this, List.copyOf(channels));
      LOG.debug("{} ended", id);
    }
  }

  private void cut() {
    if (!peer.isClosed()) {
      outbox.cut();
    }
  }
}
