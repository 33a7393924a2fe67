package dev.paddock.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.gateway.testing.GatewayFixture;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts: signing in and out, and what ends with them. */
class AccountsTest {
  private static final String PASSWORD = "correct horse";

  private final GatewayFixture fixture = new GatewayFixture();

  @BeforeEach
  void open() {
    fixture.start();
    fixture.start();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void whoRegistersIsSignedIn() {
    var answer = register("Ann");
    assertThat(answer.statusCode()).isEqualTo(201);
    var account = answer.bodyAsJsonObject();
    assertThat(account.getLong("user_id")).isBetween(1L, (1L << 53) - 1);
    assertThat(account.getString("username")).isEqualTo("Ann");
    assertThat(account.getString("expires_at")).isNotEmpty();
    assertThat(answer.cookies().getFirst())
        .startsWith("paddock_token=")
        .containsIgnoringCase("HttpOnly")
        .contains("SameSite=Lax", "Path=/");
    var me = fixture.get("/api/me", "Authorization", bearer(account)).bodyAsJsonObject();
    assertThat(me.getLong("user_id")).isEqualTo(account.getLong("user_id"));
    assertThat(me.getJsonArray("roles")).isEmpty();
  }

  @Test
  void aNameIsTakenWhateverItsCase() {
    register("Ann");
    var second = register("aNN");
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.bodyAsJsonObject().getString("detail")).contains("aNN");
    assertThat(second.getHeader("Content-Type")).isEqualTo("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ab", "a b c", "ann!", "anneanneanneanneanneannea"})
  void aNameThatDoesNotDoIsRefused(String name) {
    var answer = register(name);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.bodyAsJsonObject().getString("code")).isEqualTo("INVALID_FIELD");
  }

  @Test
  void aShortPasswordIsRefused() {
    var answer = post("register", credentials("Ann", "short"));
    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void aPasswordThatIsNoTextIsRefused() {
    var answer = post("login", new JsonObject().put("username", "Ann").put("password", 17));
    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void signingInNeedsTheRightPassword() {
    register("Ann");
    assertThat(login("ANN", PASSWORD).statusCode()).isEqualTo(200);
    assertThat(login("Ann", "wrong password").statusCode()).isEqualTo(401);
    assertThat(login("Bob", PASSWORD).statusCode()).isEqualTo(401);
  }

  @Test
  void fiveWrongPasswordsLockTheAccountForTheAddress() {
    register("Ann");
    register("Bob");
    for (int i = 0; i < 5; i++) {
      assertThat(login("Ann", "wrong password").statusCode()).isEqualTo(401);
    }
    var locked = login("Ann", PASSWORD);
    assertThat(locked.statusCode()).isEqualTo(429);
    assertThat(locked.bodyAsJsonObject().getString("code")).isEqualTo("RATE_LIMITED");
    assertThat(Integer.parseInt(locked.getHeader("Retry-After"))).isBetween(1, 60);
    assertThat(login("Bob", PASSWORD).statusCode()).isEqualTo(200);
  }

  @Test
  void loggingOutEndsTokenAndSocketsAtAllGateways() {
    var account = register("Ann").bodyAsJsonObject();
    var here = fixture.open(0, "?token=" + account.getString("token"), Map.of());
    var there = fixture.open(1, "?token=" + account.getString("token"), Map.of());
    var out = fixture.post("/api/auth/logout", null, "Authorization", bearer(account));
    assertThat(out.statusCode()).isEqualTo(204);
    assertThat(here.closeCode()).isEqualTo(4401);
    assertThat(there.closeCode()).isEqualTo(4401);
    assertThat(fixture.get("/api/me", "Authorization", bearer(account)).statusCode())
        .isEqualTo(401);
    assertThat(fixture.refusal(0, "?token=" + account.getString("token"), Map.of())).isEqualTo(401);
    assertThat(login("Ann", PASSWORD).statusCode()).isEqualTo(200);
  }

  @Test
  void aBanEndsTheSockets() {
    var account = register("Ann").bodyAsJsonObject();
    var socket = fixture.open(1, "?token=" + account.getString("token"), Map.of());
    fixture.documents.poke(
        "users",
        account.getLong("user_id").toString(),
        new JsonObject().put("banned", true).put("revoked_at", System.currentTimeMillis()));
    assertThat(socket.closeCode()).isEqualTo(4401);
  }

  @Test
  void anotherPasswordEndsTheOldTokens() {
    var account = register("Ann").bodyAsJsonObject();
    var change =
        new JsonObject().put("old_password", PASSWORD).put("new_password", "another horse");
    var changed = fixture.post("/api/auth/password", change, "Authorization", bearer(account));
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(fixture.get("/api/me", "Authorization", bearer(account)).statusCode())
        .isEqualTo(401);
    var fresh = changed.bodyAsJsonObject();
    assertThat(fixture.get("/api/me", "Authorization", bearer(fresh)).statusCode()).isEqualTo(200);
    assertThat(login("Ann", PASSWORD).statusCode()).isEqualTo(401);
    assertThat(login("Ann", "another horse").statusCode()).isEqualTo(200);
  }

  @Test
  void refreshingGivesATokenThatLasts() {
    var account = register("Ann").bodyAsJsonObject();
    var refreshed = fixture.post("/api/auth/refresh", null, "Authorization", bearer(account));
    assertThat(refreshed.statusCode()).isEqualTo(200);
    assertThat(refreshed.bodyAsJsonObject().getLong("user_id"))
        .isEqualTo(account.getLong("user_id"));
  }

  @Test
  void aDeletedAccountFreesItsName() {
    var account = register("Ann").bodyAsJsonObject();
    var deleted =
        fixture.call(HttpMethod.DELETE, "/api/me", null, "Authorization", bearer(account));
    assertThat(deleted.statusCode()).isEqualTo(204);
    assertThat(login("Ann", PASSWORD).statusCode()).isEqualTo(401);
    var next = register("Ann");
    assertThat(next.statusCode()).isEqualTo(201);
    assertThat(next.bodyAsJsonObject().getLong("user_id")).isNotEqualTo(account.getLong("user_id"));
  }

  @Test
  void withoutDocumentsSigningInIsUnavailableButSocketsGoOn() {
    var account = register("Ann").bodyAsJsonObject();
    fixture.documents.setAway(true);
    var answer = login("Ann", PASSWORD);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.bodyAsJsonObject().getString("code")).isEqualTo("UNAVAILABLE");
    assertThat(answer.getHeader("Retry-After")).isNotNull();
    var socket = fixture.open(0, "?token=" + account.getString("token"), Map.of());
    assertThat(socket.untilPong()).isEmpty();
  }

  @Test
  void aCookieThatChangesSomethingNeedsAnAllowedOrigin() {
    var account = register("Ann").bodyAsJsonObject();
    var cookie = "paddock_token=" + account.getString("token");
    assertThat(fixture.get("/api/me", "Cookie", cookie).statusCode()).isEqualTo(200);
    var foreign =
        fixture.post("/api/auth/logout", null, "Cookie", cookie, "Origin", "http://evil.example");
    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(fixture.post("/api/auth/logout", null, "Cookie", cookie).statusCode())
        .isEqualTo(403);
    var own = "http://127.0.0.1:" + fixture.gateway(0).port();
    assertThat(fixture.post("/api/auth/logout", null, "Cookie", cookie, "Origin", own).statusCode())
        .isEqualTo(204);
  }

  @Test
  void aForeignPageMayNotSignAnybodyIn() {
    register("Ann");
    var answer =
        fixture.post(
            "/api/auth/login", credentials("Ann", PASSWORD), "Origin", "http://evil.example");
    assertThat(answer.statusCode()).isEqualTo(403);
  }

  @Test
  void aBodyThatIsNotJsonIsRefused() {
    var answer = fixture.post("/api/auth/login", null, "Content-Type", "application/json");
    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void theTokenOfAnAccountOpensADoor() {
    var account = register("Ann").bodyAsJsonObject();
    var socket = fixture.open(0, "?token=" + account.getString("token"), Map.of());
    socket.request("auth");
    var ok = socket.next("auth_ok");
    assertThat(ok.getLong("user_id")).isEqualTo(account.getLong("user_id"));
    assertThat(ok.getString("username")).isEqualTo("Ann");
  }

  private HttpResponse<Buffer> register(String name) {
    return post("register", credentials(name, PASSWORD));
  }

  private HttpResponse<Buffer> login(String name, String password) {
    return post("login", credentials(name, password));
  }

  private HttpResponse<Buffer> post(String what, JsonObject body) {
    return fixture.post("/api/auth/" + what, body);
  }

  private static JsonObject credentials(String name, String password) {
    return new JsonObject().put("username", name).put("password", password);
  }

  private static String bearer(JsonObject account) {
    return "Bearer " + account.getString("token");
  }
}
