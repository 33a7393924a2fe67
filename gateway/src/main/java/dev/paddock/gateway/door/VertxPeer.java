package dev.paddock.gateway.door;

import dev.paddock.gateway.fanout.Wire;
import dev.paddock.gateway.session.Peer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A WebSocket of Vert.x. */
final class VertxPeer implements Peer {
  private static final Logger LOG = LoggerFactory.getLogger(VertxPeer.class);
  private static final Buffer PING = Buffer.buffer("paddock");

  private final ServerWebSocket socket;
  private final boolean isCompressed;
  private final int frameBytes;

  /**
   * @param frameBytes longer frames that come in are cut off just above
   */
  VertxPeer(ServerWebSocket socket, boolean isCompressed, int frameBytes) {
    this.socket = socket;
    this.isCompressed = isCompressed;
    this.frameBytes = frameBytes;
  }

  @Override
  public void start(Ear ear) {
    socket.frameHandler(ear::frame);
    socket.pongHandler(pong -> ear.pong());
    socket.exceptionHandler(failure -> LOG.debug("a socket failed", failure));
    socket.closeHandler(gone -> ear.closed());
  }

  @Override
  public boolean isClosed() {
    return socket.isClosed();
  }

  @Override
  public String subProtocol() {
    var chosen = socket.subProtocol();
    return chosen == null ? "" : chosen;
  }

  @Override
  public void ping() {
    var unused = socket.writePing(PING);
  }

  @Override
  public void close(int code, String reason) {
    var unused = socket.close((short) code, reason);
  }

  @Override
  public Wire wire(Runnable drained) {
    return Wire.of(socket, isCompressed, frameBytes, drained);
  }
}
