package dev.paddock.engine.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthServerTest {
  private static final JsonObject REPORTS =
      new JsonObject(
          """
          {"node": "a", "nodes": [
            {"node": "a",
             "cluster": {"registered": true, "members": [
               {"node": "a", "roles": ["gateway"], "reachable": true, "round_trip_ms": 0.4,
                "heard_ms_ago": 12, "missed": 0},
               {"node": "<b>", "roles": ["games"], "reachable": false, "missed": 3}],
              "events": {"registration_renewed": {"count": 2, "last": "2026-01-31T12:00:00Z",
                "says": "Own registrations that were dead and were made anew."}}},
             "parts": {
               "gateway": {"interest": {"channels": 3, "sockets": 5, "users": 4}, "partitions": [
                 {"service": "games", "partition": 1, "owner": "<b>", "claim": 77, "n": 1234,
                  "heard_ms_ago": 1900, "channels": 3}]},
               "games": {"partitions": [
                 {"partition": 2, "state": "live", "claim": 88, "rooms": 6, "untold": 0,
                  "gateways": [{"gateway": "a", "told": 41, "channels": 3}]}]}}},
            {"node": "<b>", "error": "no answer"}]}
          """);

  private final Health health = new Health();
  private final Metrics metrics = new Metrics();
  private Vertx vertx;
  private HealthServer server;

  @BeforeEach
  void start() throws Exception {
    vertx = metrics.measure(new VertxOptions(), Vertx.builder()).build();
    server =
        Launcher.await(
            HealthServer.listen(
                vertx, "127.0.0.1", 0, health, metrics, () -> Future.succeededFuture(REPORTS)));
  }

  @AfterEach
  void stop() throws Exception {
    Launcher.await(server.close());
    Launcher.await(vertx.close());
    metrics.close();
  }

  private HttpResponse<String> get(String path) throws Exception {
    return get(path, "*/*");
  }

  private HttpResponse<String> get(String path, String accept) throws Exception {
    var uri = URI.create("http://127.0.0.1:" + server.port() + path);
    var request = HttpRequest.newBuilder(uri).header("accept", accept).build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void readinessFollowsTheHealth() throws Exception {
    health.down("kafka", "waiting for Kafka at k:1");
    var waiting = get("/health/ready");
    assertThat(waiting.statusCode()).isEqualTo(503);
    assertThat(waiting.body()).contains("\"starting\"", "waiting for Kafka at k:1");
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
    assertThat(get("/anything").statusCode()).isEqualTo(503);
    health.up("kafka");
    health.started();
    assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    assertThat(get("/health").body()).startsWith("{\"status\":\"ok\",\"services\":{\"kafka\"");
    assertThat(get("/anything").statusCode()).isEqualTo(404);
  }

  @Test
  void theBusIsShownAsJsonAndAsAPage() throws Exception {
    assertThat(new JsonObject(get("/health/bus").body())).isEqualTo(REPORTS);
    var page = get("/health/bus", "text/html,*/*;q=0.8");
    assertThat(page.headers().firstValue("content-type")).contains("text/html; charset=utf-8");
    assertThat(page.body())
        .contains("3 channels, 5 sockets, 4 users", "1234", "a: 41, 3", "made anew", "77")
        .contains("a does not reach &lt;b&gt;", "&lt;b&gt; does not answer")
        .contains("a hears nothing of games 1")
        .doesNotContain("<b>", "All well");
  }

  @Test
  void metricsAreScraped() throws Exception {
    metrics.registry().counter("paddock.decisions", "service", "games").increment();
    var scraped = get("/metrics");
    assertThat(scraped.headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
    assertThat(scraped.body())
        .contains("paddock_decisions_total{service=\"games\"} 1.0", "jvm_memory_used_bytes")
        .contains("vertx_http_server");
  }
}
