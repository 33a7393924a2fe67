package dev.paddock.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.gateway.GatewayConfig.DemoAccount;
import dev.paddock.gateway.testing.GatewayFixture;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is asked over HTTP: health, pages, problems. */
class HttpTest {
  private final GatewayFixture fixture = new GatewayFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void healthSaysHowItIsAndHowManyAreConnected() {
    fixture.health.up("redis");
    fixture.health.started();
    fixture.start();
    fixture.connect(1).untilPong();
    var health = fixture.get("/health").bodyAsJsonObject();
    assertThat(health.getString("status")).isEqualTo("ok");
    var services = health.getJsonObject("services");
    assertThat(services.getJsonObject("websocket").getInteger("connected")).isEqualTo(1);
    assertThat(services.getJsonObject("websocket").getInteger("rooms")).isZero();
    assertThat(services.getJsonObject("redis").getString("status")).isEqualTo("ok");
  }

  @Test
  void readyFollowsWhatTheProcessWaitsFor() {
    fixture.health.down("kafka", "waiting for Kafka");
    fixture.health.started();
    fixture.start();
    assertThat(fixture.get("/health/live").statusCode()).isEqualTo(200);
    var waiting = fixture.get("/health/ready");
    assertThat(waiting.statusCode()).isEqualTo(503);
    assertThat(waiting.bodyAsString()).contains("waiting for Kafka");
    fixture.health.up("kafka");
    assertThat(fixture.get("/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void metricsAreThere() {
    fixture.start();
    assertThat(fixture.get("/metrics").bodyAsString()).contains("paddock_gateway_sockets");
  }

  @Test
  void everyAnswerHasTheHeadersThatProtectPages() {
    fixture.start();
    for (var path : List.of("/health", "/nothing.js", "/api/nothing")) {
      var answer = fixture.get(path);
      assertThat(answer.getHeader("Content-Security-Policy"))
          .contains("default-src 'self'", "frame-ancestors 'none'");
      assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    }
  }

  @Test
  void pagesAreTheIndexAndFilesWithAHashAreKeptForEver() {
    fixture.start();
    var page = fixture.get("/games/room_abc");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.bodyAsString()).contains("<title>");
    assertThat(page.getHeader("Content-Type")).startsWith("text/html");
    assertThat(page.getHeader("Cache-Control")).isEqualTo("no-cache");
    assertThat(fixture.get("/").bodyAsString()).isEqualTo(page.bodyAsString());
    var asset = fixture.get("/assets/test-0123abcd.js");
    assertThat(asset.statusCode()).isEqualTo(200);
    assertThat(asset.getHeader("Cache-Control")).contains("immutable");
    assertThat(fixture.get("/assets/gone.js").statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsNotThereIsAProblem() {
    fixture.start();
    var answer = fixture.get("/api/nothing");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.getHeader("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.bodyAsJsonObject().getInteger("status")).isEqualTo(404);
  }

  @Test
  void aPathCanNotLeaveTheFolderOfPages() {
    fixture.start();
    for (var path : List.of("/../pom.xml", "/%2e%2e/pom.xml", "/assets/..%2f..%2fpom.xml")) {
      assertThat(fixture.get(path).bodyAsString()).doesNotContain("<artifactId>");
    }
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() {
    fixture.start();
    var answer =
        fixture.post("/api/auth/login", new JsonObject().put("username", "x".repeat(70_000)));
    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void aDoorWithoutAnUpgradeSaysWhatItWants() {
    fixture.start();
    assertThat(fixture.get("/ws/parlour").statusCode()).isEqualTo(426);
  }

  @Test
  void theDemoShowsItsAccountsAndNothingElseDoes() {
    fixture.start();
    assertThat(fixture.get("/api/demo").statusCode()).isEqualTo(404);
  }

  @Test
  void theDemoShowsItsAccounts() {
    fixture.demo = List.of(new DemoAccount("ann", "a password"));
    fixture.start();
    var accounts = fixture.get("/api/demo").bodyAsJsonObject().getJsonArray("accounts");
    assertThat(accounts.getJsonObject(0).getString("username")).isEqualTo("ann");
  }

  @Test
  void historyIsAskedOfTheServiceThatOwnsIt() {
    fixture.start();
    var token = "Bearer " + fixture.token(1, "ann");
    assertThat(fixture.get("/api/history/parlour").statusCode()).isEqualTo(401);
    var answer = fixture.get("/api/history/parlour?user=1&limit=5", "Authorization", token);
    assertThat(answer.bodyAsJsonObject().getJsonArray("items")).isEmpty();
    assertThat(fixture.get("/api/history/parlour?user=x", "Authorization", token).statusCode())
        .isEqualTo(400);
    assertThat(fixture.get("/api/history/nobody", "Authorization", token).statusCode())
        .isEqualTo(404);
  }
}
