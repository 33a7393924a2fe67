package dev.paddock.gateway.door;

import dev.paddock.gateway.GatewayLimits;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The connections of an event loop that are no sockets yet: how many there may be, and how long
 * each may take for what it does. On its loop only.
 */
final class Porch {
  private final long handshake;
  private final long request;
  private final int most;

  /** Until when each has to come to the next step, in nanoseconds; longest there first. */
  private final Map<HttpConnection, Long> deadlines = new LinkedHashMap<>();

  /**
   * @param most connections; one more closes the one that came first
   */
  Porch(GatewayLimits limits, int most) {
    this.handshake = TimeUnit.SECONDS.toNanos(limits.handshakeSeconds());
    this.request = TimeUnit.SECONDS.toNanos(limits.requestSeconds());
    this.most = Math.max(1, most);
  }

  void entered(HttpConnection connection) {
    deadlines.put(connection, System.nanoTime() + handshake);
    connection.closeHandler(gone -> left(connection));
    if (deadlines.size() > most) {
      close(deadlines.keySet().iterator().next());
    }
  }

  /** The head of a request has come. */
  void asked(HttpServerRequest asked) {
    var connection = asked.connection();
    more(connection);
    asked.response().endHandler(answered -> more(connection));
  }

  /** It has become a socket, or is gone. */
  void left(@Nullable HttpConnection connection) {
    deadlines.remove(connection);
  }

  void tick(long now) {
    var late = new ArrayList<HttpConnection>(0);
    deadlines.forEach(
        (connection, deadline) -> {
          if (now - deadline >= 0) {
            late.add(connection);
          }
        });
    late.forEach(this::close);
  }

  private void more(HttpConnection connection) {
    deadlines.replace(connection, System.nanoTime() + request);
  }

  private void close(HttpConnection connection) {
    deadlines.remove(connection);
    var unused = connection.close();
  }
}
