package dev.paddock.gateway.channel;

import dev.paddock.core.Head;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.bus.BusMessage.Answer;
import org.jspecify.annotations.Nullable;

/** What the hub hands over to a loop of sockets. */
sealed interface Delivery {
  /** A message of a channel; its frame has been retained for the loop. */
  record Message(News news) implements Delivery {}

  /** A value of a stream that became stale while it waited. */
  record Stale() implements Delivery {
    static final Stale INSTANCE = new Stale();
  }

  /** A state of what runs in a room, and when this gateway heard of it. */
  record Streamed(BusMessage.Frame state, long heardAt) implements Delivery {}

  /** The channel was started afresh, or a part of it is lost: sockets need an image. */
  record Restarted(String channel) implements Delivery {}

  /** A part of the channel has to be read by each socket for itself. */
  record Missed(String channel) implements Delivery {}

  /**
   * A user, or with 0 everybody, is detached.
   *
   * @param at where the channel stood then, null if nobody knows: who came later stays
   */
  record Detached(String channel, long userId, @Nullable Head at) implements Delivery {}

  record Answered(Answer answer) implements Delivery {}

  record Close(String socket, int code, String reason) implements Delivery {}

  /** Anything else that has to keep its place in the order. */
  record Step(Runnable action) implements Delivery {}
}
