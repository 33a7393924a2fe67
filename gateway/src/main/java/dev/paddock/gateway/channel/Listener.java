package dev.paddock.gateway.channel;

import dev.paddock.engine.bus.BusMessage.Answer;
import dev.paddock.gateway.fanout.Outbox;

/** A socket as channels see it; used on its event loop only. */
public interface Listener {
  /** The socket's id, from which its loop follows ({@link SocketLoop#indexOf}). */
  String id();

  long userId();

  /** The version of the token it came with. */
  long tokenVersion();

  boolean isOpen();

  Outbox outbox();

  /** Whether it takes states of runs in their compact form. */
  default boolean wantsBinary() {
    return false;
  }

  /** Whether it drives in what runs: then it gets every state. */
  default boolean drives() {
    return false;
  }

  /** The outcome of a command of its own. */
  void answered(Answer answer);

  /** It does not listen to a channel any more. */
  void detached(String channel);

  void close(int code, String reason);
}
