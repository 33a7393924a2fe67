package dev.paddock.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.gateway.auth.TokenConfig;
import dev.paddock.gateway.auth.Tokens;
import dev.paddock.gateway.auth.UserIds;
import dev.paddock.gateway.testing.GatewayFixture;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who gets in, for how long, and by which of the ways to say who one is. */
class TokenTest {
  private final GatewayFixture fixture = new GatewayFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void withoutATokenTheUpgradeIsRefused() {
    fixture.start();
    assertThat(fixture.refusal(0, "", Map.of())).isEqualTo(401);
    assertThat(fixture.refusal(0, "?token=", Map.of())).isEqualTo(401);
    assertThat(fixture.refusal(0, "?token=rubbish", Map.of())).isEqualTo(401);
    assertThat(fixture.refusal(0, "?user=ann", Map.of())).isEqualTo(401);
  }

  @Test
  void aGoodTokenMadeElsewhereOpensTheDoor() {
    fixture.start();
    assertThat(opens(claims())).isTrue();
  }

  @Test
  void everyRequiredClaimIsRequired() {
    fixture.start();
    for (var name : List.of("exp", "iat", "sub", "name", "iss")) {
      var claims = claims();
      claims.remove(name);
      assertThat(opens(claims)).as("without %s", name).isFalse();
    }
  }

  @Test
  void claimsThatAreNotRightAreRefused() {
    fixture.start();
    assertThat(opens(claims().put("iss", "somebody"))).isFalse();
    assertThat(opens(claims().put("exp", now() - 60))).isFalse();
    assertThat(opens(claims().put("iat", now() + 60))).isFalse();
    assertThat(opens(claims().put("nbf", now() + 60))).isFalse();
    assertThat(opens(claims().put("sub", "0"))).isFalse();
    assertThat(opens(claims().put("sub", "ann"))).isFalse();
    assertThat(opens(claims().put("sub", "-5"))).isFalse();
    assertThat(opens(claims().put("sub", "9007199254740992"))).isFalse();
    assertThat(opens(claims().put("exp", "soon"))).isFalse();
    assertThat(opens(claims().put("name", ""))).isFalse();
  }

  @Test
  void clocksMayBeThirtySecondsApart() {
    fixture.start();
    assertThat(opens(claims().put("iat", now() + 20))).isTrue();
  }

  @Test
  void otherAlgorithmsAndKeysAreRefused() {
    fixture.start();
    var none = encode("{\"alg\":\"none\"}") + "." + encode(claims().encode()) + ".";
    assertThat(refused(none)).isTrue();
    assertThat(refused(sign("HS512", "HmacSHA512", claims(), GatewayFixture.SECRET))).isTrue();
    assertThat(refused(sign("HS256", "HmacSHA256", claims(), "x".repeat(40)))).isTrue();
    var good = sign("HS256", "HmacSHA256", claims(), GatewayFixture.SECRET);
    assertThat(refused(good.substring(0, good.length() - 3) + "AAA")).isTrue();
    var body = good.substring(good.indexOf('.'));
    assertThat(refused(encode("{\"alg\":\"none\"}") + body)).isTrue();
  }

  @Test
  void anOlderKeyVerifiesAndTheNewestSigns() {
    var fresh = "a new secret that is only used in tests 9876543210";
    fixture.tokenConfig =
        TokenConfig.secrets(List.of(fresh, GatewayFixture.SECRET), "paddock", Duration.ofHours(1));
    fixture.start();
    assertThat(opens(claims())).isTrue();
    var signed = fixture.token(1, "ann");
    var only = TokenConfig.secrets(List.of(fresh), "paddock", Duration.ofHours(1));
    var checked =
        GatewayFixture.await(
            new Tokens(fixture.vertx, only, InstantSource.system()).verify(signed));
    assertThat(checked.userId()).isEqualTo(1);
  }

  @Test
  void asymmetricAlgorithmsWorkByConfiguration() throws GeneralSecurityException {
    var pair = java.security.KeyPairGenerator.getInstance("RSA").generateKeyPair();
    fixture.tokenConfig =
        new TokenConfig(
            "RS256",
            pem("PRIVATE KEY", pair.getPrivate().getEncoded()),
            List.of(pem("PUBLIC KEY", pair.getPublic().getEncoded())),
            "paddock",
            Duration.ofHours(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60));
    fixture.start();
    assertThat(fixture.connect(1).untilPong()).isEmpty();
    // The public key is no secret: nobody may sign with it.
    var key = pem("PUBLIC KEY", pair.getPublic().getEncoded());
    assertThat(refused(sign("HS256", "HmacSHA256", claims(), key))).isTrue();
  }

  @Test
  void aTokenIsTakenFromHeaderQueryAndCookieOfAnAllowedPage() {
    fixture.http =
        new HttpConfig(
            "127.0.0.1", 0, null, null, List.of("https://play.example"), List.of(), false, 1);
    fixture.start();
    var token = fixture.token(1, "ann");
    var cookie = "paddock_token=" + token;
    assertThat(upgrade("", "Authorization", "Bearer " + token)).isEqualTo(101);
    assertThat(upgrade("?token=" + token, "X-Nothing", "")).isEqualTo(101);
    assertThat(upgrade("", "Cookie", cookie, "Origin", own())).isEqualTo(101);
    assertThat(upgrade("", "Cookie", cookie, "Origin", "https://play.example")).isEqualTo(101);
    assertThat(upgrade("", "Cookie", cookie, "Origin", "http://evil.example")).isEqualTo(401);
    assertThat(upgrade("", "Cookie", cookie)).isEqualTo(401);
  }

  @Test
  void aTokenInTheQueryDoesNotNeedAnOrigin() {
    fixture.start();
    var token = fixture.token(1, "ann");
    assertThat(upgrade("?token=" + token, "Origin", "http://evil.example")).isEqualTo(101);
  }

  private String own() {
    return "http://127.0.0.1:" + fixture.gateway(0).port();
  }

  private int upgrade(String query, String... headers) {
    var map = new java.util.LinkedHashMap<String, String>();
    for (int i = 0; i < headers.length; i += 2) {
      map.put(headers[i], headers[i + 1]);
    }
    try (var socket = fixture.raw(query, map)) {
      return socket.status();
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aSocketEndsWithItsTokenAndIsToldBefore() {
    fixture.start();
    var token = sign("HS256", claims().put("exp", now() + 2));
    var socket = fixture.open(0, "?token=" + token, Map.of());
    assertThat(socket.next("token_expiring").getString("expires_at")).isNotEmpty();
    assertThat(socket.closeCode()).isEqualTo(4401);
  }

  @Test
  void anotherTokenInBandKeepsTheSocketOpen() {
    fixture.start();
    var socket =
        fixture.open(0, "?token=" + sign("HS256", claims().put("exp", now() + 2)), Map.of());
    socket.next("token_expiring");
    var request = socket.request("refresh", "token", sign("HS256", claims()));
    var ok = socket.next("auth_ok");
    assertThat(ok.getString("request_id")).isEqualTo(request);
    assertThat(Instant.parse(ok.getString("expires_at"))).isAfter(Instant.now().plusSeconds(60));
    socket.request("refresh", "token", "rubbish");
    socket.error("UNAUTHENTICATED");
    socket.request("refresh", "token", fixture.token(2, "bob"));
    socket.error("FORBIDDEN");
  }

  @Test
  void aDevelopmentIdentityIsBelievedOnlyWhereThatIsConfigured() {
    fixture.developmentIdentity = true;
    fixture.start();
    var socket = fixture.open(0, "?user=ann", Map.of());
    socket.request("auth");
    var ok = socket.next("auth_ok");
    assertThat(ok.getLong("user_id")).isEqualTo(UserIds.development("ann"));
    assertThat(ok.getLong("user_id")).isBetween(1L << 52, (1L << 53) - 1);
    assertThat(ok.getString("username")).isEqualTo("ann");
    socket.send(new JsonObject().put("type", "auth").put("user_id", 77).put("username", "eve"));
    assertThat(socket.next("auth_ok").getLong("user_id")).isEqualTo(77);
  }

  @Test
  void aTokenIsNeverInTheMessageOfARefusal() {
    fixture.start();
    var answer = fixture.get("/api/me", "Authorization", "Bearer not.a.token");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.bodyAsString()).doesNotContain("not.a.token");
  }

  @Test
  void rolesAreTakenFromTheToken() {
    fixture.start();
    var token =
        new Tokens(fixture.vertx, fixture.tokenConfig, InstantSource.system())
            .issue(1, "ann", Set.of("feed"), 0)
            .token();
    var me = fixture.get("/api/me", "Authorization", "Bearer " + token).bodyAsJsonObject();
    assertThat(me.getJsonArray("roles")).containsExactly("feed");
  }

  private boolean opens(JsonObject claims) {
    return !refused(sign("HS256", claims));
  }

  private boolean refused(String token) {
    return fixture.get("/api/me", "Authorization", "Bearer " + token).statusCode() == 401;
  }

  private static JsonObject claims() {
    return new JsonObject()
        .put("sub", "1")
        .put("name", "ann")
        .put("iss", "paddock")
        .put("iat", now())
        .put("exp", now() + 3_600);
  }

  private static long now() {
    return Instant.now().getEpochSecond();
  }

  private static String sign(String algorithm, JsonObject claims) {
    return sign(algorithm, "HmacSHA256", claims, GatewayFixture.SECRET);
  }

  private static String sign(String algorithm, String mac, JsonObject claims, String secret) {
    var content =
        encode("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}") + "." + encode(claims.encode());
    try {
      var hmac = Mac.getInstance(mac);
      hmac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), mac));
      var signature = hmac.doFinal(content.getBytes(StandardCharsets.UTF_8));
      return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String pem(String what, byte[] key) {
    return "-----BEGIN "
        + what
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
        + "\n-----END "
        + what
        + "-----\n";
  }
}
