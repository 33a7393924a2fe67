package dev.paddock.engine.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthServerTest {
  private final Health health = new Health();
  private final Metrics metrics = new Metrics();
  private Vertx vertx;
  private HealthServer server;

  @BeforeEach
  void start() throws Exception {
    vertx = metrics.measure(new VertxOptions(), Vertx.builder()).build();
    server = Launcher.await(HealthServer.listen(vertx, "127.0.0.1", 0, health, metrics));
  }

  @AfterEach
  void stop() throws Exception {
    Launcher.await(server.close());
    Launcher.await(vertx.close());
    metrics.close();
  }

  private HttpResponse<String> get(String path) throws Exception {
    var uri = URI.create("http://127.0.0.1:" + server.port() + path);
    try (var client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
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
