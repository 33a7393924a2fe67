package dev.paddock.engine.config;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All a process is told from outside.
 *
 * @param node its name in the cluster
 * @param healthPort of services without a door; 0: none
 * @param partitions of each topic
 * @param developmentIdentity whether {@code ?user=NAME} is believed
 * @param clockShift added to the clock, for tests
 */
public record PaddockConfig(
    Mode mode,
    String node,
    Path home,
    Http http,
    int healthPort,
    Servers servers,
    Cluster cluster,
    int partitions,
    Tokens tokens,
    boolean developmentIdentity,
    Duration clockShift,
    Limits limits) {
  /** The clock of the process. */
  public Clock clock() {
    return clockShift.isZero() ? Clock.systemUTC() : Clock.offset(Clock.systemUTC(), clockShift);
  }

  /** The same with other tokens. */
  public PaddockConfig withTokens(Tokens other) {
    return new PaddockConfig(
        mode,
        node,
        home,
        http,
        healthPort,
        servers,
        cluster,
        partitions,
        other,
        developmentIdentity,
        clockShift,
        limits);
  }

  /**
   * The door.
   *
   * @param port 0: a free one
   * @param tlsCertificate PEM file, null for plain HTTP
   * @param origins other sites whose pages may use a visitor's cookie
   * @param trustedProxies addresses and CIDR ranges
   */
  public record Http(
      String host,
      int port,
      @Nullable Path tlsCertificate,
      @Nullable Path tlsKey,
      List<String> origins,
      List<String> trustedProxies,
      boolean deflate) {
    public Http {
      origins = List.copyOf(origins);
      trustedProxies = List.copyOf(trustedProxies);
    }
  }

  /**
   * The servers used; those not given are null and come from the embedded ones at these ports.
   *
   * @param kafkaPort 0: a free one
   */
  public record Servers(
      @Nullable String kafka,
      @Nullable String redis,
      @Nullable String mongo,
      int kafkaPort,
      int redisPort,
      int mongoPort) {}

  /**
   * The cluster.
   *
   * @param members {@code host:port} each; empty: those of this machine find each other
   * @param port the own, 0: a free one
   */
  public record Cluster(List<String> members, int port) {
    public Cluster {
      members = List.copyOf(members);
    }
  }

  /**
   * How tokens are signed and checked.
   *
   * @param signingKey secret or private key in PEM; null where none is given (local makes one,
   *     services need none)
   * @param verifyingKeys secrets or public keys in PEM, the newest first
   */
  public record Tokens(
      String algorithm,
      @Nullable String signingKey,
      List<String> verifyingKeys,
      String issuer,
      Duration lifetime) {
    public Tokens {
      verifyingKeys = List.copyOf(verifyingKeys);
    }

    /** The same with secrets instead of keys. */
    public Tokens withSecret(String secret) {
      return new Tokens(algorithm, secret, List.of(secret), issuer, lifetime);
    }

    /** Says nothing of the keys. */
    @Override
    public String toString() {
      return "Tokens[" + algorithm + ", issuer " + issuer + ", " + lifetime + "]";
    }
  }
}
