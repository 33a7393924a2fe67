package dev.paddock.engine.config;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads how tokens are signed and checked. */
final class TokenValues {
  /** A shorter secret can be guessed. */
  static final int MIN_SECRET_BYTES = 32;

  private static final String SECRET_EXPECTED =
      "secrets of at least " + MIN_SECRET_BYTES + " bytes (try: openssl rand -hex 32)";

  private TokenValues() {}

  static PaddockConfig.Tokens read(Values values, Mode mode, int maxSeconds) {
    var algorithm = values.choice(Variables.JWT_ALGORITHM, List.of("HS256", "RS256", "ES256"));
    var issuer = values.text(Variables.JWT_ISSUER);
    var lifetime = Duration.ofSeconds(values.count(Variables.TOKEN_TTL, 1, maxSeconds));
    var keys = algorithm.equals("HS256") ? secrets(values) : pems(values, algorithm);
    if (keys.signing() == null && mode == Mode.GATEWAY) {
      values.problem(missing(algorithm));
    }
    return new PaddockConfig.Tokens(algorithm, keys.signing(), keys.verifying(), issuer, lifetime);
  }

  private static Keys secrets(Values values) {
    var present = values.list(Variables.JWT_SECRET, TokenValues::isLong, SECRET_EXPECTED);
    var before = values.list(Variables.JWT_SECRET_PREVIOUS, TokenValues::isLong, SECRET_EXPECTED);
    return new Keys(
        present.isEmpty() ? null : present.getFirst(),
        Stream.concat(present.stream(), before.stream()).toList());
  }

  private static Keys pems(Values values, String algorithm) {
    var signing = values.pems(Variables.JWT_PRIVATE_KEY);
    var verifying = values.pems(Variables.JWT_PUBLIC_KEY);
    if (signing.size() != 1 || verifying.isEmpty()) {
      values.problem(missing(algorithm));
    }
    return new Keys(signing.isEmpty() ? null : signing.getFirst(), verifying);
  }

  private static boolean isLong(String secret) {
    return secret.getBytes(StandardCharsets.UTF_8).length >= MIN_SECRET_BYTES;
  }

  private static String missing(String algorithm) {
    return algorithm.equals("HS256")
        ? "PADDOCK_JWT_SECRET is missing, expected " + SECRET_EXPECTED + "."
        : algorithm + " needs PADDOCK_JWT_PRIVATE_KEY and PADDOCK_JWT_PUBLIC_KEY, PEM files.";
  }

  private record Keys(@Nullable String signing, List<String> verifying) {}
}
