package dev.paddock.e2e.faults;

import dev.paddock.e2e.Door;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.internal.http.WebSocketInternal;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One socket from the first try to its end; it never comes back. */
final class Line {
  static final long CONNECT_MILLIS = 3_000;
  private static final int MAX_MESSAGE = 1 << 20;

  private final long bornAt = System.nanoTime();
  private final Consumer<Line> ended;
  private @Nullable WebSocket socket;
  private boolean isOver;

  private Line(Consumer<Line> ended) {
    this.ended = ended;
  }

  static WebSocketClient client(Vertx vertx) {
    return vertx.createWebSocketClient(
        new WebSocketClientOptions()
            .setMaxConnections(Integer.MAX_VALUE)
            .setMaxMessageSize(MAX_MESSAGE)
            .setMaxFrameSize(MAX_MESSAGE)
            .setClosingTimeout(1)
            .setConnectTimeout((int) CONNECT_MILLIS));
  }

  /** Begins to connect; all three are called from an event loop, {@code ended} once. */
  static Line open(
      WebSocketClient client,
      Door door,
      String user,
      Consumer<Line> opened,
      Consumer<String> heard,
      Consumer<Line> ended) {
    var line = new Line(ended);
    var options =
        new WebSocketConnectOptions()
            .setHost(door.host())
            .setPort(door.port())
            .setURI("/ws/games?user=" + user)
            .setTimeout(CONNECT_MILLIS);
    client
        .connect(options)
        .onComplete(open -> line.isOpen(open, opened, heard), failure -> line.end());
    return line;
  }

  synchronized boolean isOpen() {
    return socket != null && !isOver;
  }

  synchronized boolean isOver() {
    return isOver;
  }

  /** Whether it tries to connect for longer than makes sense. */
  synchronized boolean isStuck() {
    return socket == null
        && System.nanoTime() - bornAt > 2 * TimeUnit.MILLISECONDS.toNanos(CONNECT_MILLIS);
  }

  synchronized void send(String text) {
    if (socket != null && !isOver) {
      var unused = socket.writeTextMessage(text);
    }
  }

  /** Ends it as if the machine were gone: no close frame. */
  void cut() {
    var open = take();
    if (open instanceof WebSocketInternal internal) {
      var unused = internal.channelHandlerContext().close();
    }
    end();
  }

  private synchronized @Nullable WebSocket take() {
    return socket;
  }

  private void isOpen(WebSocket open, Consumer<Line> opened, Consumer<String> heard) {
    synchronized (this) {
      socket = open;
    }
    if (isOver()) {
      cut();
      return;
    }
    open.textMessageHandler(text -> hear(text, heard));
    open.closeHandler(gone -> end());
    open.exceptionHandler(failure -> end());
    opened.accept(this);
  }

  private void hear(String text, Consumer<String> heard) {
    if (!isOver()) {
      heard.accept(text);
    }
  }

  private void end() {
    synchronized (this) {
      if (isOver) {
        return;
      }
      isOver = true;
    }
    ended.accept(this);
  }
}
