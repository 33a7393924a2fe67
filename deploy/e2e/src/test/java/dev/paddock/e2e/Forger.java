package dev.paddock.e2e;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes tokens by hand, good ones and all sorts of bad ones. */
final class Forger {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private Forger() {}

  /** The claims of a good token. */
  static JsonObject claims(long userId, String name) {
    var now = Instant.now();
    return new JsonObject()
        .put("sub", Long.toString(userId))
        .put("name", name)
        .put("iss", "paddock")
        .put("iat", now.getEpochSecond())
        .put("exp", now.plus(Duration.ofHours(1)).getEpochSecond());
  }

  /** Signed with HMAC and this many bits. */
  static String signed(int bits, String secret, JsonObject claims) {
    var text = text("HS" + bits, claims);
    try {
      var mac = Mac.getInstance("HmacSHA" + bits);
      mac.init(new SecretKeySpec(bytes(secret), mac.getAlgorithm()));
      return text + "." + BASE64.encodeToString(mac.doFinal(bytes(text)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String unsigned(JsonObject claims) {
    return text("none", claims) + ".";
  }

  private static String text(String algorithm, JsonObject claims) {
    var header = new JsonObject().put("alg", algorithm).put("typ", "JWT");
    return part(header) + "." + part(claims);
  }

  private static String part(JsonObject json) {
    return BASE64.encodeToString(bytes(json.encode()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
