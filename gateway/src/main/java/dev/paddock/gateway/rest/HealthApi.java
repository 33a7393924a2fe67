package dev.paddock.gateway.rest;

import dev.paddock.gateway.channel.Hub;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Health and metrics, for probes. */
public final class HealthApi {
  /** How the program is. */
  public interface Health {
    /** What it depends on, each with what there is to say; {@code status} is {@code ok} or not. */
    Map<String, JsonObject> services();

    /** Whether requests should be sent here. */
    boolean isReady();

    /** The metrics in Prometheus' text format. */
    String metrics();
  }

  private static final Logger LOG = LoggerFactory.getLogger(HealthApi.class);

  private final Health health;
  private final Hub hub;

  public HealthApi(Health health, Hub hub) {
    this.health = health;
    this.hub = hub;
  }

  public void mount(Router router) {
    router.get("/health").handler(this::whole);
    router.get("/health/live").handler(HealthApi::live);
    router.get("/health/ready").handler(this::ready);
    router.get("/metrics").handler(this::metrics);
  }

  private void whole(RoutingContext context) {
    var here = context.vertx().getOrCreateContext();
    hub.count(counts -> here.runOnContext(on -> whole(context, counts)));
  }

  private void whole(RoutingContext context, Map<String, Integer> counts) {
    var services = services();
    var websocket = new JsonObject();
    counts.forEach(websocket::put);
    services.put("websocket", websocket);
    Json.send(
        context,
        new JsonObject()
            .put("status", health.isReady() ? "ok" : "degraded")
            .put("services", services));
  }

  private static void live(RoutingContext context) {
    Json.send(context, new JsonObject().put("status", "ok"));
  }

  private void ready(RoutingContext context) {
    context.response().setStatusCode(health.isReady() ? 200 : 503);
    Json.send(
        context,
        new JsonObject()
            .put("status", health.isReady() ? "ok" : "waiting")
            .put("services", services()));
  }

  private JsonObject services() {
    var services = new JsonObject();
    health.services().forEach(services::put);
    return services;
  }

  private void metrics(RoutingContext context) {
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
        .end(health.metrics())
        .onFailure(gone -> LOG.debug("gone", gone));
  }
}
