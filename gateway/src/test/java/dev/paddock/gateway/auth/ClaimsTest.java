package dev.paddock.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paddock.gateway.Problem;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a token has to claim, at a fixed time: 1,000,000 seconds since 1970. */
@ExtendWith(VertxExtension.class)
class ClaimsTest {
  private static final String SECRET = "a secret of the tests of claims 0123456789";
  private static final long NOW = 1_000_000;
  private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
  private static final TokenConfig CONFIG =
      TokenConfig.secrets(List.of(SECRET), "paddock", Duration.ofHours(1));

  private static Tokens tokens;

  @BeforeAll
  static void open(Vertx vertx) {
    tokens = new Tokens(vertx, CONFIG, InstantSource.fixed(Instant.ofEpochSecond(NOW)));
  }

  @Test
  void aTokenSaysWhoWithWhichRolesAndUntilWhen() {
    var who = verify(claims("\"roles\":[\"feed\",\"operator\"],\"ver\":7"));
    assertThat(who)
        .isEqualTo(
            new Identity(
                12, "ann", Set.of("feed", "operator"), 7, Instant.ofEpochSecond(NOW + 100), false));
  }

  @Test
  void ourOwnTokensAreTaken() {
    var issued = tokens.issue(12, "ann", Set.of("feed"), 3);
    assertThat(verify(issued.token()).version()).isEqualTo(3);
    assertThat(issued.expiresAt()).isEqualTo(Instant.ofEpochSecond(NOW + 3_600));
  }

  @Test
  void rolesAndVersionMayBeLeftOut() {
    var who = verify(claims("\"x\":1"));
    assertThat(who.roles()).isEmpty();
    assertThat(who.version()).isZero();
  }

  @ParameterizedTest(name = "exp {0}, iat {1}, nbf {2}: {3}")
  @CsvSource({
    "100, 0, 0, true",
    "-29, -100, 0, true",
    "-30, -100, 0, false",
    "-3600, -7200, 0, false",
    "100, 29, 0, true",
    "100, 30, 0, false",
    "100, 0, 29, true",
    "100, 0, 30, false",
    "100, -999999, -999999, true"
  })
  void clocksMayBeThirtySecondsApartAndNotMore(long exp, long iat, long nbf, boolean isTaken) {
    var token = signed(object("\"12\"", NOW + exp, NOW + iat) + ",\"nbf\":" + (NOW + nbf) + "}");
    if (isTaken) {
      assertThat(verify(token).userId()).isEqualTo(12);
    } else {
      assertRefused(token);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "1e300",
        "1e-300",
        "9007199254740991",
        "18446744073709551716",
        "123456789012345678901234567890",
        "\"1000100\"",
        "true",
        "null",
        "[]",
        "[1000100]",
        "{}"
      })
  void aTimeThatIsNoneIsRefused(String time) {
    assertRefused(signed(withExpiry(time)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1000100", "1000100.5", "1.0001e6", "1000100.0"})
  void aTimeMayHaveAFraction(String time) {
    assertThat(verify(signed(withExpiry(time))).expiresAt())
        .isEqualTo(Instant.ofEpochSecond(NOW + 100));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12",
        "\"\"",
        "\"0\"",
        "\"-12\"",
        "\"+12\"",
        "\"012\"",
        "\"1.0\"",
        "\"1e3\"",
        "\" 12\"",
        "\"१२\"",
        "\"9007199254740992\"",
        "\"18446744073709551617\"",
        "\"ann\"",
        "null",
        "[\"12\"]",
        "{\"id\":\"12\"}"
      })
  void aSubjectThatIsNoUserIdIsRefused(String sub) {
    assertRefused(signed(object(sub, NOW + 100, NOW) + "}"));
  }

  @Test
  void theGreatestUserIdIsTaken() {
    var token = signed(object("\"9007199254740991\"", NOW + 100, NOW) + "}");
    assertThat(verify(token).userId()).isEqualTo(Identity.MAX_USER_ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"name\":\"\"",
        "\"name\":\"   \"",
        "\"name\":7",
        "\"name\":null",
        "\"name\":[\"ann\"]",
        "\"name\":\"an\\nn\"",
        "\"name\":\"an\\u0000n\"",
        "\"iss\":\"Paddock\"",
        "\"iss\":\"paddock \"",
        "\"iss\":[\"paddock\"]",
        "\"iss\":null",
        "\"roles\":\"feed\"",
        "\"roles\":{\"feed\":true}",
        "\"roles\":[7]",
        "\"roles\":[[\"feed\"]]",
        "\"roles\":null",
        "\"ver\":\"7\"",
        "\"ver\":7.5",
        "\"ver\":[]",
        "\"ver\":18446744073709551623",
        "\"nbf\":\"now\"",
        "\"nbf\":null"
      })
  void aClaimOfAnotherTypeIsRefused(String claim) {
    var name = claim.substring(0, claim.indexOf(':'));
    var json = new JsonObject(object("\"12\"", NOW + 100, NOW) + "}");
    json.remove(name.replace("\"", ""));
    assertRefused(signed(json.encode().replaceFirst("}$", ",") + claim + "}"));
  }

  @Test
  void aNameOf64CharactersIsTakenAndOneMoreIsNot() {
    assertThat(verify(named("x".repeat(64))).username()).hasSize(64);
    assertRefused(named("x".repeat(65)));
  }

  @Test
  void moreThan32RolesAreRefused() {
    var roles = "\"roles\":[" + "\"r\",".repeat(32) + "\"r\"]";
    assertRefused(claims(roles));
    assertThat(verify(claims(roles.replaceFirst("\"r\",", ""))).roles()).containsExactly("r");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sub", "exp", "iat", "name", "iss"})
  void aClaimThatComesTwiceIsRefused(String name) {
    var json = object("\"12\"", NOW + 100, NOW);
    var value = new JsonObject(json + "}").getValue(name);
    var again = value instanceof String text ? "\"" + text + "\"" : String.valueOf(value);
    assertRefused(signed(json + ",\"" + name + "\":" + again + "}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"none\"}",
        "{\"alg\":\"None\"}",
        "{\"alg\":\"HS512\"}",
        "{\"alg\":\"hs256\"}",
        "{\"alg\":\"RS256\"}",
        "{\"alg\":\"ES256\"}",
        "{\"alg\":[\"HS256\"]}",
        "{\"alg\":null}",
        "{}",
        "[]",
        "\"HS256\"",
        "{\"alg\":\"none\",\"alg\":\"HS256\"}",
        "{\"alg\":\"HS256\",\"crit\":[\"exp\"]}",
        "{\"alg\":\"HS256\",\"crit\":[\"b64\"],\"b64\":false}"
      })
  void anotherHeaderIsRefusedThoughTheSignatureIsRight(String header) {
    assertRefused(signed(header, claimsJson()));
  }

  @Test
  void aKeyTheTokenBringsAlongIsNotLookedAt() {
    var key = "\"jwk\":{\"kty\":\"oct\",\"k\":\"" + encode("x".repeat(40)) + "\"}";
    var token = signed("{\"alg\":\"HS256\"," + key + "}", claimsJson(), "x".repeat(40));
    assertRefused(token);
  }

  @Test
  void aSignatureThatIsLeftOutOrCutIsRefused() {
    var token = claims("\"x\":1");
    assertRefused(token.substring(0, token.lastIndexOf('.')));
    assertRefused(token.substring(0, token.lastIndexOf('.') + 1));
    assertRefused(token.substring(0, token.length() - 1));
    assertRefused(token + ".");
    assertRefused(token + "=");
    assertRefused(" " + token);
    assertRefused(token + "A");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "...", "a.b.c", "\u0000", "ä.ö.ü", "{}.{}.{}"})
  void rubbishIsRefused(String token) {
    assertRefused(token);
  }

  @Test
  void deepNestingIsRefused() {
    assertRefused(claims("\"x\":" + "[".repeat(1_000) + "]".repeat(1_000)));
  }

  @Test
  void aTokenThatIsTooLongIsNotLookedAt() {
    assertThatThrownBy(() -> verify(claims("\"x\":\"" + "y".repeat(4_096) + "\"")))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("too long");
  }

  private static void assertRefused(String token) {
    var verified = tokens.verify(token);
    assertThat(verified.failed()).as("refused: %s", token).isTrue();
    assertThat(verified.cause()).isInstanceOf(Problem.class);
    assertThat(((Problem) verified.cause()).status()).isEqualTo(401);
  }

  private static Identity verify(String token) {
    var verified = tokens.verify(token);
    if (verified.failed()) {
      throw (RuntimeException) verified.cause();
    }
    return verified.result();
  }

  private static String named(String name) {
    return signed(claimsJson().replace("\"ann\"", "\"" + name + "\""));
  }

  private static String withExpiry(String time) {
    return claimsJson().replace("\"exp\":" + (NOW + 100), "\"exp\":" + time);
  }

  private static String claims(String more) {
    return signed(object("\"12\"", NOW + 100, NOW) + "," + more + "}");
  }

  private static String claimsJson() {
    return object("\"12\"", NOW + 100, NOW) + "}";
  }

  /** An object that is not closed yet. */
  private static String object(String sub, long exp, long iat) {
    return "{\"sub\":"
        + sub
        + ",\"name\":\"ann\",\"iss\":\"paddock\",\"exp\":"
        + exp
        + ",\"iat\":"
        + iat;
  }

  private static String signed(String claims) {
    return signed(HEADER, claims);
  }

  private static String signed(String header, String claims) {
    return signed(header, claims, SECRET);
  }

  private static String signed(String header, String claims, String secret) {
    var content = encode(header) + "." + encode(claims);
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      var signature = mac.doFinal(content.getBytes(StandardCharsets.UTF_8));
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
}
