package dev.paddock.gateway.auth;

import java.util.List;

/**
 * Checks that a token was signed with one of the keys, by the one algorithm of the configuration.
 */
final class Signatures {
  private final String algorithm;
  private final List<VerifyingKey> keys;

  /**
   * @param keys secrets, PEM or JSON Web Keys
   * @throws IllegalArgumentException if one of them is no safe key of the algorithm
   */
  Signatures(String algorithm, List<String> keys) {
    this.algorithm = algorithm;
    this.keys = keys.stream().map(key -> VerifyingKeys.read(algorithm, key)).toList();
  }

  /**
   * What was signed.
   *
   * @throws IllegalArgumentException if nobody who has a key signed that
   */
  byte[] payload(String token) {
    var jws = CompactJws.parse(token);
    // What the token asks for is only ever compared: the key knows what it is for.
    if (!algorithm.equals(jws.header().getValue("alg"))) {
      throw new IllegalArgumentException("the algorithm is not " + algorithm);
    }
    for (var key : keys) {
      if (key.verifies(jws.signed(), jws.signature())) {
        return jws.payload();
      }
    }
    throw new IllegalArgumentException("no key verifies the signature");
  }
}
