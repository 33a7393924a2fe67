package dev.paddock.engine.launch;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.function.Supplier;

/**
 * Health and metrics over HTTP where there is no door: for services, and for a gateway while it
 * waits for what it needs.
 */
public final class HealthServer {
  private static final int UNAVAILABLE = 503;
  private static final int NOT_FOUND = 404;

  private final Health health;
  private final Metrics metrics;
  private final Supplier<Future<JsonObject>> bus;
  private final HttpServer server;

  private HealthServer(
      Vertx vertx, Health health, Metrics metrics, Supplier<Future<JsonObject>> bus) {
    this.health = health;
    this.metrics = metrics;
    this.bus = bus;
    server = vertx.createHttpServer().requestHandler(this::handle);
  }

  /**
   * Listens.
   *
   * @param port 0: a free one
   * @param bus what is known of the event bus, see {@link BusPage}
   */
  public static Future<HealthServer> listen(
      Vertx vertx,
      String host,
      int port,
      Health health,
      Metrics metrics,
      Supplier<Future<JsonObject>> bus) {
    var server = new HealthServer(vertx, health, metrics, bus);
    return server.server.listen(port, host).map(server);
  }

  public int port() {
    return server.actualPort();
  }

  public Future<Void> close() {
    return server.close();
  }

  private void handle(HttpServerRequest request) {
    switch (String.valueOf(request.path())) {
      case "/health" -> json(request, 200, health.json());
      case "/health/live" -> json(request, 200, new JsonObject().put("status", "ok"));
      case "/health/ready" -> json(request, health.isReady() ? 200 : UNAVAILABLE, health.json());
      case "/health/bus" -> BusPage.answer(request, bus.get());
      case "/metrics" -> metrics(request);
      default -> elsewhere(request);
    }
  }

  private void metrics(HttpServerRequest request) {
    var unused =
        request
            .response()
            .putHeader("content-type", "text/plain; version=0.0.4; charset=utf-8")
            .end(metrics.scrape());
  }

  private void elsewhere(HttpServerRequest request) {
    var status = health.isReady() ? NOT_FOUND : UNAVAILABLE;
    json(request, status, new JsonObject().put("code", "UNAVAILABLE").put("status", status));
  }

  private static void json(HttpServerRequest request, int status, JsonObject body) {
    var unused =
        request
            .response()
            .setStatusCode(status)
            .putHeader("content-type", "application/json")
            .end(body.toBuffer());
  }
}
