package dev.paddock.gateway.rest;

import static dev.paddock.gateway.testing.GatewayFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.gateway.testing.FakeCluster;
import dev.paddock.gateway.testing.Parlour;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplayApiTest {
  private static final String REPLAY = "{\"replay_id\":\"good\",\"ticks\":60}";
  private final Vertx vertx = Vertx.vertx();
  private final FakeCluster cluster = new FakeCluster();
  private int port;

  @BeforeEach
  void serve() {
    var bus = cluster.join("races-1", Parlour.SERVICE.name());
    await(bus.answer(Parlour.SERVICE.name(), question -> Future.succeededFuture(found(question))));
    var router = Router.router(vertx);
    router.route().failureHandler(Problems::handle);
    new ReplayApi(cluster.join("gateway-1", "gateway"), List.of(Parlour.SERVICE)).mount(router);
    port = await(vertx.createHttpServer().requestHandler(router).listen(0)).actualPort();
  }

  @AfterEach
  void stop() {
    await(vertx.close());
    cluster.close();
  }

  @Test
  void aReplayIsGivenAsItIsStored() {
    var response = get("good");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.bodyAsString()).isEqualTo(REPLAY);
    assertThat(response.getHeader("Content-Type")).isEqualTo("application/json");
    assertThat(response.getHeader(ReplayApi.VERIFIED)).isEqualTo("true");
  }

  @Test
  void aReplayThatDoesNotVerifySaysSo() {
    assertThat(get("odd").getHeader(ReplayApi.VERIFIED)).isEqualTo("false");
  }

  @Test
  void whatIsNoReplayIsNotFound() {
    assertThat(get("none").statusCode()).isEqualTo(404);
    assertThat(get("large").statusCode()).isEqualTo(404);
  }

  @Test
  void anIdThatCannotBeIsRefused() {
    assertThat(get("a%20b").bodyAsJsonObject().getString("code")).isEqualTo("INVALID_FIELD");
  }

  private HttpResponse<Buffer> get(String id) {
    return await(WebClient.create(vertx).get(port, "127.0.0.1", "/api/replays/" + id).send());
  }

  private static JsonObject found(JsonObject question) {
    var id = question.getString("id");
    var document = new JsonObject().put("_id", id);
    return switch (id) {
      case "good" -> document.put("verified", true).put("replay", REPLAY);
      case "odd" -> document.put("verified", false).put("replay", REPLAY);
      case "large" -> document.put("verified", true).put("too_large", true);
      default -> new JsonObject();
    };
  }
}
