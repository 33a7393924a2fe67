package dev.paddock.gateway.channel;

import dev.paddock.core.Head;
import dev.paddock.engine.bus.BusMessage.Answer;
import dev.paddock.engine.loop.Loop;
import dev.paddock.gateway.fanout.Flusher;
import dev.paddock.gateway.fanout.Messages;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of one event loop and the channels they listen to. What the hub hands over goes to
 * them in its order; all methods are called on the loop.
 */
public final class SocketLoop {
  /** What stands before the loop's number in a socket's id. */
  private static final String ID_PREFIX = "socket_";

  private final int index;
  private final Loop thread;
  private final Hub hub;
  private final Flusher flusher;
  private final Map<String, Listener> sockets = new HashMap<>();
  private final Map<String, Consumer<Answer>> asking = new HashMap<>();
  private final Map<String, List<Subscription>> channels = new HashMap<>();
  private final Map<String, Map<String, Subscription>> subscriptions = new HashMap<>();
  private final Attacher attacher;
  private final Streams streams;
  private long socketCount;

  /**
   * @param index the number by which the hub finds it, from 0
   */
  public SocketLoop(int index, Loop thread, Hub hub) {
    this.index = index;
    this.thread = thread;
    this.hub = hub;
    this.flusher = new Flusher(thread);
    this.attacher = new Attacher(this, hub);
    this.streams = new Streams(hub.limits().fullRateSpectators());
    hub.add(this);
  }

  public Flusher flusher() {
    return flusher;
  }

  /** The event loop itself. */
  public Loop thread() {
    return thread;
  }

  public Hub hub() {
    return hub;
  }

  /** The steps by which sockets come into channels. */
  public Attacher attacher() {
    return attacher;
  }

  /** An id for a new socket of this loop. */
  public String nextSocketId() {
    socketCount++;
    return ID_PREFIX
        + Integer.toString(index, 36)
        + "_"
        + hub.salt()
        + Long.toString(socketCount, 36);
  }

  /** The number of the loop a socket lives on, −1 where the id is none of ours. */
  static int indexOf(String socket) {
    int end = socket.indexOf('_', ID_PREFIX.length());
    if (!socket.startsWith(ID_PREFIX) || end < 0) {
      return -1;
    }
    try {
      return Integer.parseInt(socket, ID_PREFIX.length(), end, 36);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  public void opened(Listener listener) {
    sockets.put(listener.id(), listener);
    hub.opened(listener.id(), listener.userId(), listener.tokenVersion());
  }

  /** A socket has gone, with the channels it listened to. */
  public void closed(Listener listener, List<String> itsChannels) {
    if (sockets.remove(listener.id()) != null) {
      itsChannels.forEach(channel -> leave(listener, channel));
      hub.closed(listener.id(), listener.userId());
    }
  }

  /** The newest tick of what runs in a room, null where nothing is shown. */
  public @Nullable Integer tick(String channel) {
    return streams.tick(channel);
  }

  /** Hears the answers to somebody who asks without a socket, until {@link #askedEnough}. */
  public void ask(String id, Consumer<Answer> asker) {
    asking.put(id, asker);
  }

  public void askedEnough(String id) {
    asking.remove(id);
  }

  /** The sockets of the loop, as they are now. */
  public List<Listener> sockets() {
    return List.copyOf(sockets.values());
  }

  int index() {
    return index;
  }

  @Nullable Subscription find(Listener listener, String channel) {
    var own = subscriptions.get(listener.id());
    return own == null ? null : own.get(channel);
  }

  /** The socket's place in a channel, made where there is none; it starts holding. */
  Subscription subscribe(Listener listener, String channel) {
    var found = find(listener, channel);
    if (found != null) {
      return found;
    }
    var subscription = new Subscription(listener, channel, hub.limits().heldMessages());
    subscriptions.computeIfAbsent(listener.id(), id -> new HashMap<>(4)).put(channel, subscription);
    channels.computeIfAbsent(channel, name -> new ArrayList<>(2)).add(subscription);
    hub.listen(channel, index, listener.userId());
    return subscription;
  }

  /** Takes a socket out of a channel, where it is in. */
  public void leave(Listener listener, String channel) {
    var subscription = find(listener, channel);
    if (subscription != null) {
      remove(subscription);
    }
  }

  /** Takes a socket out of a channel, unless it is about to come in again. */
  void removeUnlessExpected(Subscription subscription) {
    if (!subscription.isExpected()) {
      remove(subscription);
    }
  }

  private void remove(Subscription subscription) {
    var list = channels.get(subscription.channel);
    if (list != null && list.remove(subscription)) {
      if (list.isEmpty()) {
        channels.remove(subscription.channel);
        streams.forget(subscription.channel);
      }
      forget(subscription);
      subscription.end();
      subscription.listener.detached(subscription.channel);
      hub.unlisten(subscription.channel, index, subscription.listener.userId());
    }
  }

  private void forget(Subscription subscription) {
    var own = subscriptions.get(subscription.listener.id());
    if (own != null && own.remove(subscription.channel) != null && own.isEmpty()) {
      subscriptions.remove(subscription.listener.id());
    }
  }

  /** Runs an action once a message of a channel has been sent to a socket that listens to it. */
  public void afterwards(
      Listener listener, String channel, String epoch, long seq, Runnable action) {
    var subscription = find(listener, channel);
    if (subscription == null) {
      action.run();
      return;
    }
    subscription.afterwards(epoch, seq, action);
    if (subscription.isLive() && !subscription.hasReached(epoch, seq)) {
      attacher.catchUp(subscription);
    }
  }

  /** Where a channel stands, from its writer, as soon as this gateway's interest is known there. */
  Future<@Nullable Head> confirmed(String channel) {
    Promise<@Nullable Head> promise = Promise.promise();
    hub.confirm(channel, index, promise::complete);
    return promise.future();
  }

  void take(List<Delivery> deliveries) {
    for (int i = 0; i < deliveries.size(); i++) {
      take(deliveries.get(i));
    }
  }

  private void take(Delivery delivery) {
    switch (delivery) {
      case Delivery.Message(var news) -> message(news);
      case Delivery.Stale stale -> {}
      case Delivery.Streamed(var state, var heardAt) ->
          streams.show(
              state, heardAt, thread.nanos(), channels.getOrDefault(state.channel(), List.of()));
      case Delivery.Restarted(var channel) -> restarted(channel);
      case Delivery.Missed(var channel) -> each(channel, attacher::catchUp);
      case Delivery.Detached gone -> detached(gone);
      case Delivery.Answered(var answer) -> {
        var socket = sockets.get(answer.socket());
        var asker = asking.get(answer.socket());
        if (socket != null) {
          socket.answered(answer);
        } else if (asker != null) {
          asker.accept(answer);
        }
      }
      case Delivery.Close(var id, var code, var reason) -> {
        var socket = sockets.get(id);
        if (socket != null) {
          socket.close(code, reason);
        }
      }
      case Delivery.Step(var action) -> action.run();
    }
  }

  private void message(News news) {
    var list = channels.get(news.channel());
    if (list != null) {
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i).offer(news) == Subscription.Verdict.BEHIND) {
          attacher.catchUp(list.get(i));
        }
      }
    }
    news.release();
  }

  /** Who waits for the outcome of a joining, or reads already, may get the old one yet. */
  private void restarted(String channel) {
    each(
        channel,
        subscription -> {
          if (subscription.isLive()) {
            attacher.catchUp(subscription);
          } else {
            subscription.mayMiss();
          }
        });
  }

  /** A socket whose joining is under way stays: what it waits for comes after. */
  private void detached(Delivery.Detached gone) {
    each(
        gone.channel(),
        subscription -> {
          var user = gone.userId();
          var isMeant = user == 0 || subscription.listener.userId() == user;
          if (isMeant && subscription.isJoining()) {
            subscription.forget();
          } else if (isMeant) {
            subscription.step(() -> detached(subscription, gone));
          }
        });
  }

  /**
   * What was kept back has been sent; who comes in again already stays, unless he waits for what
   * will not come any more.
   */
  private void detached(Subscription subscription, Delivery.Detached gone) {
    boolean isInVain = subscription.awaits();
    boolean stays = subscription.cameAfter(gone.at(), gone.userId() == 0) && !isInVain;
    if (!stays && !subscription.isGone()) {
      if (isInVain || !subscription.hasAll(gone.at())) {
        var nothing = Messages.resumedNothing(subscription.channel, null);
        subscription.listener.outbox().send(nothing);
      }
      removeUnlessExpected(subscription);
    }
    subscription.done();
  }

  private void each(String channel, Consumer<Subscription> action) {
    List.copyOf(channels.getOrDefault(channel, List.of())).forEach(action);
  }
}
