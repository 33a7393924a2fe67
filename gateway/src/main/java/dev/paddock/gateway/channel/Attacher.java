package dev.paddock.gateway.channel;

import dev.paddock.core.Head;
import dev.paddock.core.Reason;
import dev.paddock.engine.bus.BusMessage.Answer;
import dev.paddock.engine.views.ChannelStore.Window;
import dev.paddock.gateway.Problem;
import dev.paddock.gateway.fanout.Messages;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings sockets into channels without a hole: interest first, live messages held, then what the
 * store has, then what was held.
 */
public final class Attacher {
  private static final Logger LOG = LoggerFactory.getLogger(Attacher.class);
  private static final Duration CATCH_UP_PAUSE = Duration.ofMillis(500);

  private final SocketLoop loop;
  private final Hub hub;
  private final Reading reading;

  Attacher(SocketLoop loop, Hub hub) {
    this.loop = loop;
    this.hub = hub;
    this.reading = new Reading(loop.thread(), hub.store(), hub.limits().attachMillis());
  }

  /**
   * Answers {@code subscribe}: {@code subscribed} and the image.
   *
   * @param refuse hears of ROOM_NOT_FOUND or UNAVAILABLE; the socket is then not attached
   */
  public void subscribe(
      Listener listener, String channel, @Nullable String requestId, Consumer<Problem> refuse) {
    var subscription = loop.subscribe(listener, channel);
    subscription.enter(
        () ->
            attach(subscription, null)
                .onSuccess(
                    window -> {
                      if (window == null) {
                        loop.removeUnlessExpected(subscription);
                        refuse.accept(Problem.notFound("there is no channel " + channel));
                      } else {
                        var head = new Head(window.head().epoch(), window.imageSeq());
                        listener.outbox().send(Messages.subscribed(channel, head, requestId));
                        image(subscription, window);
                      }
                    })
                .onFailure(failure -> failed(subscription, failure, refuse))
                .onComplete(done -> finish(subscription)));
  }

  /** Lets a socket hear a stream from now on: it has no place in it. */
  public void stream(Listener listener, String channel) {
    var subscription = loop.subscribe(listener, channel);
    subscription.enter(() -> finish(subscription));
  }

  /** Answers {@code resume} for one channel. */
  public void resume(
      Listener listener,
      String channel,
      @Nullable Head point,
      @Nullable String requestId,
      Consumer<Problem> refuse) {
    var subscription = loop.subscribe(listener, channel);
    subscription.enter(
        () ->
            attach(subscription, point)
                .onSuccess(window -> resumed(subscription, point, window, requestId))
                .onFailure(failure -> failed(subscription, failure, refuse))
                .onComplete(done -> finish(subscription)));
  }

  /**
   * Before a joining command is sent: interest is known to the writer, live messages are held.
   * Ended by {@link #joined} or {@link #notJoined}.
   */
  public void join(Listener listener, String channel, Runnable ready) {
    var subscription = loop.subscribe(listener, channel);
    subscription.enter(
        () -> {
          subscription.hold(true);
          loop.confirmed(channel).onComplete(head -> ready.run());
        });
  }

  /**
   * A joining command was accepted: its events, the image, then the answer.
   *
   * @param acknowledge sends the answer
   */
  public void joined(Listener listener, String channel, Answer answer, Runnable acknowledge) {
    var subscription = loop.find(listener, channel);
    if (subscription == null || !subscription.isJoining()) {
      acknowledge.run();
      return;
    }
    var floor = answer.seq() > 0 ? new Head(answer.epoch(), answer.seq()) : subscription.point();
    subscription.sendHeld(answer.epoch(), answer.seq());
    reading
        .to(channel, listener.userId(), before(subscription, answer), floor)
        .onSuccess(window -> completeJoin(subscription, answer, window))
        // No warning: a client may bring it about as often as it likes.
        .onFailure(failure -> LOG.debug("no image of {} for {}", channel, listener.id(), failure))
        .onComplete(
            done -> {
              if (done.failed()) {
                subscription.losePlace();
              }
              acknowledge.run();
              finish(subscription);
            });
  }

  /** A joining command was refused, or nobody knows. */
  public void notJoined(Listener listener, String channel) {
    var subscription = loop.find(listener, channel);
    if (subscription == null || !subscription.isJoining()) {
      return;
    }
    if (!subscription.wasLive()) {
      loop.removeUnlessExpected(subscription);
    }
    finish(subscription);
  }

  /** A socket misses something: it gets it, or the image. */
  void catchUp(Subscription subscription) {
    if (!subscription.wasCatchingUp()) {
      subscription.step(() -> readMissed(subscription));
    }
  }

  private void readMissed(Subscription subscription) {
    subscription.caughtUp();
    if (subscription.isGone()) {
      finish(subscription);
      return;
    }
    var point = subscription.point();
    attach(subscription, point)
        .onSuccess(window -> caughtUp(subscription, point, window))
        .onFailure(failure -> later(subscription))
        .onComplete(done -> finish(subscription));
  }

  private void later(Subscription subscription) {
    loop.thread().schedule(CATCH_UP_PAUSE, () -> catchUp(subscription));
  }

  private Future<@Nullable Window> attach(Subscription subscription, @Nullable Head point) {
    subscription.hold(false);
    var had = subscription.sent();
    return loop.confirmed(subscription.channel)
        .compose(
            head ->
                reading
                    .to(
                        subscription.channel,
                        subscription.listener.userId(),
                        point,
                        Reading.later(head, had))
                    .map(window -> noteOther(subscription, head, window)))
        .compose(window -> requireNotBehind(subscription, window));
  }

  /** Where writer and store are not in the same epoch the socket has to look again. */
  private static @Nullable Window noteOther(
      Subscription subscription, @Nullable Head known, @Nullable Window window) {
    if (known != null && window != null && !window.head().epoch().equals(known.epoch())) {
      subscription.mayMiss();
    }
    return window;
  }

  /** A store that lost what a socket has is not read: it will have it again. */
  private static Future<@Nullable Window> requireNotBehind(
      Subscription subscription, @Nullable Window window) {
    var isBehind =
        window != null && hasSeen(subscription, window, Math.max(1, window.head().seq() + 1));
    return isBehind
        ? Future.failedFuture(Problem.unavailable("the store of channels is behind"))
        : Future.succeededFuture(window);
  }

  private void resumed(
      Subscription subscription,
      @Nullable Head point,
      @Nullable Window window,
      @Nullable String requestId) {
    var outbox = subscription.listener.outbox();
    if (window == null) {
      loop.removeUnlessExpected(subscription);
      outbox.send(Messages.resumedNothing(subscription.channel, requestId));
      return;
    }
    var recovered = isRecovered(point, window);
    var head = recovered ? window.head() : new Head(window.head().epoch(), window.imageSeq());
    outbox.send(Messages.resumed(subscription.channel, head, recovered, requestId));
    if (recovered) {
      missed(subscription, point == null ? 0 : point.seq(), window);
    } else {
      image(subscription, window);
    }
  }

  private void caughtUp(Subscription subscription, @Nullable Head point, @Nullable Window window) {
    if (window == null || subscription.isGone()) {
      return;
    }
    if (point != null && isRecovered(point, window)) {
      missed(subscription, point.seq(), window);
    } else {
      resumed(subscription, null, window, null);
    }
  }

  private void completeJoin(Subscription subscription, Answer answer, @Nullable Window window) {
    if (window == null || subscription.isGone()) {
      return;
    }
    if (answer.seq() > 0) {
      noteOther(subscription, new Head(answer.epoch(), answer.seq()), window);
    }
    if (window.missed() != null) {
      missedUpTo(subscription, answer.seq(), window);
    }
    // What the image contains already has been said before it.
    subscription.sendHeld(window.head().epoch(), window.imageSeq());
    image(subscription, window);
  }

  /** Where reading for a joining starts: so that its own events are read if they were not heard. */
  private static @Nullable Head before(Subscription subscription, Answer answer) {
    var point = subscription.point();
    if (answer.seq() == 0 || (point != null && point.epoch().equals(answer.epoch()))) {
      return point;
    }
    return new Head(answer.epoch(), answer.seq() - 1);
  }

  private static boolean isRecovered(@Nullable Head point, Window window) {
    return point != null
        && window.missed() != null
        && point.epoch().equals(window.head().epoch())
        && point.seq() <= window.head().seq();
  }

  private static void missed(Subscription subscription, long after, Window window) {
    if (window.missed() != null) {
      for (var message : window.missed()) {
        if (message.seq() > after) {
          subscription.listener.outbox().send(message.bytes());
        }
      }
    }
    subscription.readUpTo(window.head());
  }

  private static void missedUpTo(Subscription subscription, long upTo, Window window) {
    var missed = window.missed();
    if (missed == null) {
      return;
    }
    for (var message : missed) {
      if (message.seq() <= upTo && !hasSeen(subscription, window, message.seq())) {
        subscription.listener.outbox().send(message.bytes());
        subscription.reached(new Head(window.head().epoch(), message.seq()));
      }
    }
  }

  /** Sends the image, unless the socket has something newer of its epoch. */
  private static void image(Subscription subscription, Window window) {
    if (window.image() == null || hasSeen(subscription, window, window.imageSeq() + 1)) {
      return;
    }
    subscription.listener.outbox().send(window.image());
    subscription.readUpTo(new Head(window.head().epoch(), window.imageSeq()));
  }

  private static boolean hasSeen(Subscription subscription, Window window, long seq) {
    var point = subscription.sent();
    return point != null && point.epoch().equals(window.head().epoch()) && point.seq() >= seq;
  }

  private void failed(Subscription subscription, Throwable failure, Consumer<Problem> refuse) {
    LOG.debug(
        "{} is not attached to {}", subscription.listener.id(), subscription.channel, failure);
    if (!subscription.wasLive()) {
      loop.removeUnlessExpected(subscription);
    }
    refuse.accept(
        new Problem(
            Reason.UNAVAILABLE,
            503,
            subscription.channel + " can not be read just now",
            hub.limits().repeatMillis()));
  }

  private void finish(Subscription subscription) {
    if (!subscription.isGone() && subscription.release() == Subscription.Verdict.BEHIND) {
      later(subscription);
    }
    subscription.done();
  }
}
