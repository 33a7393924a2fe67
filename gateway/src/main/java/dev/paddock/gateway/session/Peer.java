package dev.paddock.gateway.session;

import dev.paddock.gateway.fanout.Wire;
import io.vertx.core.http.WebSocketFrame;

/** The other end of a session: a WebSocket, or a client of a simulation. On its event loop only. */
public interface Peer {
  /** What a session hears of it. */
  interface Ear {
    void frame(WebSocketFrame frame);

    void pong();

    /** It is gone; called once, unless it was gone before {@link Peer#start}. */
    void closed();
  }

  void start(Ear ear);

  boolean isClosed();

  /** The subprotocol it speaks, empty for none. */
  default String subProtocol() {
    return "";
  }

  void ping();

  /** Says goodbye and closes. */
  void close(int code, String reason);

  /**
   * What takes its frames; asked for once.
   *
   * @param drained is called when there is room again
   */
  Wire wire(Runnable drained);
}
