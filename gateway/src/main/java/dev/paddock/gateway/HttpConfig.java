package dev.paddock.gateway;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where and how the gateway listens.
 *
 * @param port 0 takes a free one
 * @param tlsCertificate file with the certificate chain in PEM; null: plain
 * @param tlsKey file with the private key in PEM
 * @param origins pages on other hosts that may use a visitor's cookie
 * @param trustedProxies addresses or CIDR ranges whose {@code X-Forwarded-*} headers count
 * @param deflate offer permessage-deflate; frames then take the ordinary encoder
 * @param loops event loops with a server each; 0: one a core
 */
public record HttpConfig(
    String host,
    int port,
    @Nullable String tlsCertificate,
    @Nullable String tlsKey,
    List<String> origins,
    List<String> trustedProxies,
    boolean deflate,
    int loops) {
  public HttpConfig {
    origins = List.copyOf(origins);
    trustedProxies = List.copyOf(trustedProxies);
    if ((tlsCertificate == null) != (tlsKey == null)) {
      throw new IllegalArgumentException("TLS needs a certificate and a key, one is missing");
    }
  }

  /** Plain HTTP on one port of all interfaces. */
  public static HttpConfig plain(int port) {
    return new HttpConfig("0.0.0.0", port, null, null, List.of(), List.of(), false, 0);
  }

  public boolean isTls() {
    return tlsCertificate != null;
  }

  /** How many event loops serve. */
  public int loopCount() {
    return loops > 0 ? loops : Runtime.getRuntime().availableProcessors();
  }
}
