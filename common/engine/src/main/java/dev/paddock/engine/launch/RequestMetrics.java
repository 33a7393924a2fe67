package dev.paddock.engine.launch;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.VertxMetricsFactory;
import io.vertx.core.spi.metrics.HttpServerMetrics;
import io.vertx.core.spi.metrics.PoolMetrics;
import io.vertx.core.spi.metrics.VertxMetrics;
import io.vertx.core.spi.observability.HttpRequest;
import io.vertx.core.spi.observability.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of another factory about requests, sockets and pools; bytes are not counted, because
 * counters that are looked up with every read and write cost a tenth of all a socket does.
 */
record RequestMetrics(VertxMetricsFactory factory) implements VertxMetricsFactory {
  @Override
  public VertxMetrics metrics(VertxOptions options) {
    return new Chosen(factory.metrics(options));
  }

  private record Chosen(VertxMetrics metrics) implements VertxMetrics {
    @Override
    public @Nullable HttpServerMetrics<?, ?, ?> createHttpServerMetrics(
        HttpServerOptions options, SocketAddress at) {
      var all = metrics.createHttpServerMetrics(options, at);
      return all == null ? null : new Requests<>(all);
    }

    @Override
    public @Nullable PoolMetrics<?, ?> createPoolMetrics(String type, String name, int size) {
      return metrics.createPoolMetrics(type, name, size);
    }

    @Override
    public void vertxCreated(Vertx vertx) {
      metrics.vertxCreated(vertx);
    }

    @Override
    public boolean isMetricsEnabled() {
      return metrics.isMetricsEnabled();
    }

    @Override
    public void close() {
      metrics.close();
    }
  }

  private record Requests<R, W, S>(HttpServerMetrics<R, W, S> all)
      implements HttpServerMetrics<R, W, S> {
    @Override
    public S connected(SocketAddress remote, String name) {
      return all.connected(remote, name);
    }

    @Override
    public void disconnected(S socket, SocketAddress remote) {
      all.disconnected(socket, remote);
    }

    @Override
    public void exceptionOccurred(S socket, SocketAddress remote, Throwable failure) {
      all.exceptionOccurred(socket, remote, failure);
    }

    @Override
    public R requestBegin(S socket, HttpRequest request) {
      return all.requestBegin(socket, request);
    }

    @Override
    public void requestEnd(R metric, HttpRequest request, long bytes) {
      all.requestEnd(metric, request, bytes);
    }

    @Override
    public void requestReset(R metric) {
      all.requestReset(metric);
    }

    @Override
    public void requestRouted(R metric, String route) {
      all.requestRouted(metric, route);
    }

    @Override
    public void responseBegin(R metric, HttpResponse response) {
      all.responseBegin(metric, response);
    }

    @Override
    public R responsePushed(S socket, HttpMethod method, String uri, HttpResponse response) {
      return all.responsePushed(socket, method, uri, response);
    }

    @Override
    public void responseEnd(R metric, HttpResponse response, long bytes) {
      all.responseEnd(metric, response, bytes);
    }

    @Override
    public W connected(S socket, R request, ServerWebSocket opened) {
      return all.connected(socket, request, opened);
    }

    @Override
    public void disconnected(W opened) {
      all.disconnected(opened);
    }

    @Override
    public void close() {
      all.close();
    }
  }
}
