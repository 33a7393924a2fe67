package dev.paddock.gateway.auth;

import java.time.Duration;
import java.util.List;

/**
 * How tokens are made and checked.
 *
 * @param algorithm HS256, RS256 or ES256; every other is refused
 * @param signingKey the secret (HS256) or the private key in PEM
 * @param verifyingKeys secrets or public keys in PEM, newest first; all of them verify
 * @param lifetime of a token made here
 * @param leeway how far clocks may be apart
 * @param warning how long before its end a socket's token is said to expire
 */
public record TokenConfig(
    String algorithm,
    String signingKey,
    List<String> verifyingKeys,
    String issuer,
    Duration lifetime,
    Duration leeway,
    Duration warning) {
  /** The algorithms there are. */
  public static final List<String> ALGORITHMS = List.of("HS256", "RS256", "ES256");

  private static final Duration LEEWAY = Duration.ofSeconds(30);
  private static final Duration WARNING = Duration.ofSeconds(60);

  public TokenConfig {
    if (!ALGORITHMS.contains(algorithm)) {
      throw new IllegalArgumentException(
          "unknown token algorithm " + algorithm + ", expected one of " + ALGORITHMS);
    }
    verifyingKeys = List.copyOf(verifyingKeys);
  }

  /** HS256 with one or more secrets, of which the first signs. */
  public static TokenConfig secrets(List<String> secrets, String issuer, Duration lifetime) {
    return new TokenConfig("HS256", secrets.getFirst(), secrets, issuer, lifetime, LEEWAY, WARNING);
  }

  /** Says nothing of the keys. */
  @Override
  public String toString() {
    return "TokenConfig[" + algorithm + ", issuer " + issuer + ", " + lifetime + "]";
  }
}
