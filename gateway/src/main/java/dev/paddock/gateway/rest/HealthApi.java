package dev.paddock.gateway.rest;

import dev.paddock.engine.bus.Bus;
import dev.paddock.engine.launch.BusPage;
import dev.paddock.engine.launch.Health;
import dev.paddock.engine.launch.Metrics;
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
  private static final Logger LOG = LoggerFactory.getLogger(HealthApi.class);

  private final Health health;
  private final Metrics metrics;
  private final Hub hub;
  private final Bus bus;

  public HealthApi(Health health, Metrics metrics, Hub hub, Bus bus) {
    this.health = health;
    this.metrics = metrics;
    this.hub = hub;
    this.bus = bus;
  }

  public void mount(Router router) {
    router.get("/health").handler(this::whole);
    router.get("/health/bus").handler(context -> BusPage.answer(context.request(), bus.reports()));
    router.get("/health/live").handler(HealthApi::live);
    router.get("/health/ready").handler(this::ready);
    router.get("/metrics").handler(this::metrics);
  }

  private void whole(RoutingContext context) {
    var here = context.vertx().getOrCreateContext();
    hub.count(counts -> here.runOnContext(on -> whole(context, counts)));
  }

  private void whole(RoutingContext context, Map<String, Integer> counts) {
    var json = health.json();
    var websocket = new JsonObject();
    counts.forEach(websocket::put);
    json.getJsonObject("services").put("websocket", websocket);
    Json.send(context, json);
  }

  private static void live(RoutingContext context) {
    Json.send(context, new JsonObject().put("status", "ok"));
  }

  private void ready(RoutingContext context) {
    context.response().setStatusCode(health.isReady() ? 200 : 503);
    Json.send(context, health.json());
  }

  private void metrics(RoutingContext context) {
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")
        .end(metrics.scrape())
        .onFailure(gone -> LOG.debug("gone", gone));
  }
}
