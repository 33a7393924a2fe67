package dev.paddock.deploy.bench.target;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes tokens (HS256) for users of the load client. */
public final class Passes {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final String ALGORITHM = "HmacSHA256";
  private static final long LIFETIME_SECONDS = 36_000;
  private static final long FIRST_USER = 1_000_000;

  private final Mac mac;

  public Passes(String secret) {
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  /** The id of a user by number. */
  public static long userId(int number) {
    return FIRST_USER + number;
  }

  /** A token for the user of that number. */
  public synchronized String of(int number) {
    long now = Instant.now().getEpochSecond();
    var claims =
        new JsonObject()
            .put("sub", Long.toString(userId(number)))
            .put("name", "user" + number)
            .put("iss", "paddock")
            .put("iat", now)
            .put("exp", now + LIFETIME_SECONDS);
    var text = part("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + part(claims.encode());
    return text
        + "."
        + BASE64.encodeToString(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)));
  }

  private static String part(String json) {
    return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
