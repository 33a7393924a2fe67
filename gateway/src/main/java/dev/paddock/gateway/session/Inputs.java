package dev.paddock.gateway.session;

import dev.paddock.core.Reason;
import dev.paddock.core.RoomService;
import dev.paddock.engine.bus.BusMessage.Answer;
import dev.paddock.engine.wire.Frame;
import dev.paddock.gateway.CloseCode;
import dev.paddock.gateway.channel.SocketLoop;
import dev.paddock.gateway.fanout.Messages;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Frames of the realtime lane of one socket on their way to the run: at most so many a second, the
 * newest wins. What is wrong with one is said now and then, not each time.
 */
final class Inputs {
  /** Errors about inputs a socket gets a second. */
  private static final int ERRORS_PER_SECOND = 2;

  /** Who sent an input so long ago is no driver any more. */
  private static final long DRIVES_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final long RETRY_AFTER_MILLIS = 1_000;

  private final Session session;
  private final SocketLoop loop;
  private final Environment environment;
  private final TokenBucket rate;
  private final TokenBucket errors;
  private final long gapNanos;
  private @Nullable Waiting waiting;
  private long sentAt;
  private boolean isArmed;
  private boolean hasSent;

  private record Waiting(RoomService service, String room, byte[] frame) {}

  Inputs(Session session, SocketLoop loop, Environment environment) {
    this.session = session;
    this.loop = loop;
    this.environment = environment;
    int perSecond = environment.limits().inputsPerSecond();
    long now = loop.thread().nanos();
    this.rate = new TokenBucket(perSecond, perSecond, now);
    this.errors = new TokenBucket(ERRORS_PER_SECOND, ERRORS_PER_SECOND, now);
    this.gapNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
    this.sentAt = now - gapNanos;
  }

  /** Whether the socket has driven something lately. */
  boolean drives() {
    return hasSent && loop.thread().nanos() - sentAt < DRIVES_NANOS;
  }

  /** Takes a frame of the lane, good or not. */
  void take(RoomService service, Frame frame, byte[] bytes) {
    count();
    var fault = frame.fault();
    long claimed = frame.claimedUserId();
    if (fault != null) {
      refuse(fault.reason(), fault.message(), 0);
    } else if (claimed != 0 && claimed != session.userId()) {
      refuse(Reason.FORBIDDEN, "user_id " + claimed + " is not yours, " + session.userId(), 0);
    } else if (session.isOpen()) {
      offer(service, frame, bytes);
    }
  }

  private void count() {
    long now = loop.thread().nanos();
    if (!rate.take(now)) {
      refuse(
          Reason.RATE_LIMITED,
          "more than " + environment.limits().inputsPerSecond() + " inputs a second",
          RETRY_AFTER_MILLIS);
      long most = TimeUnit.SECONDS.toNanos(environment.limits().floodSeconds());
      if (rate.floodNanos(now) >= most) {
        session.close(CloseCode.RATE, "too many inputs");
      }
    }
  }

  private void offer(RoomService service, Frame frame, byte[] bytes) {
    var room = frame.room() == null ? session.joined() : frame.room();
    if (room == null) {
      refuse(Reason.NOT_IN_ROOM, service.roomField() + " is needed: no room was joined", 0);
      return;
    }
    if (waiting != null) {
      environment.meters().inputDropped();
    }
    waiting = new Waiting(service, room, bytes);
    if (!isArmed) {
      send();
    }
  }

  /** The run did not take an input. */
  void refused(Answer answer) {
    var code = answer.code();
    if (code != null) {
      refuse(code, answer.message(), code == Reason.UNAVAILABLE ? RETRY_AFTER_MILLIS : 0);
    }
  }

  /** Says what is wrong with an input, unless something was said just now. */
  private void refuse(Reason code, String message, long retryAfterMillis) {
    environment.meters().refused(code);
    if (errors.take(loop.thread().nanos())) {
      session
          .outbox()
          .send(Messages.error(code, message, session.id(), null, null, retryAfterMillis));
    }
  }

  /** Sends what waits, at once or when the last was long enough ago. */
  private void send() {
    isArmed = false;
    var next = waiting;
    if (next == null || !session.isOpen()) {
      return;
    }
    long wait = sentAt + gapNanos - loop.thread().nanos();
    if (wait > 0) {
      isArmed = true;
      loop.thread().schedule(Duration.ofNanos(wait), this::send);
      return;
    }
    waiting = null;
    sentAt = loop.thread().nanos();
    hasSent = true;
    loop.hub().input(next.service(), next.room(), session.id(), session.userId(), next.frame());
  }
}
