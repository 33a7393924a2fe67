package dev.paddock.engine.config;

import java.util.List;
import java.util.stream.Stream;

/** Every variable there is. */
final class Variables {
  static final Variable PORT = of("PADDOCK_PORT", "8080", "port", "Where browsers connect.");
  static final Variable HOST =
      local(
          of("PADDOCK_HOST", "0.0.0.0", "address", "The address that is listened at."),
          "127.0.0.1");
  static final Variable HEALTH_PORT =
      of(
          "PADDOCK_HEALTH_PORT",
          "0",
          "port",
          "Health and metrics of services without a door; 0: none.");
  static final Variable HOME =
      of("PADDOCK_HOME", ".paddock", "folder", "Where the embedded servers keep their data.");
  static final Variable NODE =
      of("PADDOCK_NODE", "", "name", "The name of this process in the cluster; made up if absent.");

  static final Variable KAFKA = of("PADDOCK_KAFKA", "", "host:port,…", "The Kafka brokers.");
  static final Variable REDIS =
      of("PADDOCK_REDIS", "", "redis://…", "The Redis server; no Redis Cluster.");
  static final Variable MONGO = of("PADDOCK_MONGO", "", "mongodb://…", "The MongoDB server.");
  static final Variable KAFKA_PORT =
      local(
          of("PADDOCK_KAFKA_PORT", "9092", "port", "Port of the embedded Kafka; 0: a free one."),
          "0");
  static final Variable REDIS_PORT =
      local(
          of("PADDOCK_REDIS_PORT", "6379", "port", "Port of the embedded Redis; 0: a free one."),
          "0");
  static final Variable MONGO_PORT =
      local(
          of("PADDOCK_MONGO_PORT", "27017", "port", "Port of the embedded MongoDB; 0: a free one."),
          "0");
  static final Variable PARTITIONS =
      local(
          of("PADDOCK_PARTITIONS", "12", "count", "Partitions of each topic; set once, for good."),
          "4");

  static final Variable CLUSTER =
      of(
          "PADDOCK_CLUSTER",
          "",
          "host:port,…",
          "The members of the cluster; absent: those of this machine find each other.");
  static final Variable CLUSTER_PORT =
      of("PADDOCK_CLUSTER_PORT", "0", "port", "The own port in the cluster; 0: a free one.");

  static final Variable JWT_ALGORITHM =
      of("PADDOCK_JWT_ALGORITHM", "HS256", "HS256, RS256 or ES256", "How tokens are signed.");
  static final Variable JWT_SECRET =
      secret(
          of(
              "PADDOCK_JWT_SECRET",
              "",
              "32 bytes or more,…",
              "HS256: secrets; the first signs, all verify. Local: made and kept in the home."));
  static final Variable JWT_SECRET_PREVIOUS =
      secret(
          of(
              "PADDOCK_JWT_SECRET_PREVIOUS",
              "",
              "32 bytes or more,…",
              "HS256: secrets of before, which verify only."));
  static final Variable JWT_PRIVATE_KEY =
      of("PADDOCK_JWT_PRIVATE_KEY", "", "PEM file", "RS256, ES256: the key that signs.");
  static final Variable JWT_PUBLIC_KEY =
      of("PADDOCK_JWT_PUBLIC_KEY", "", "PEM file,…", "RS256, ES256: the keys that verify.");
  static final Variable JWT_ISSUER =
      of("PADDOCK_JWT_ISSUER", "paddock", "name", "The issuer in tokens; no other is taken.");
  static final Variable TOKEN_TTL =
      of("PADDOCK_TOKEN_TTL", "86400", "seconds", "How long a token is good for.");

  static final Variable ORIGINS =
      of(
          "PADDOCK_ORIGINS",
          "",
          "https://…,…",
          "Other sites whose pages may use a visitor's cookie.");
  static final Variable TRUSTED_PROXIES =
      of("PADDOCK_TRUSTED_PROXIES", "", "CIDR,…", "Proxies whose X-Forwarded-For is believed.");
  static final Variable TLS_CERT =
      of("PADDOCK_TLS_CERT", "", "PEM file", "The certificate chain; with it the port speaks TLS.");
  static final Variable TLS_KEY =
      of("PADDOCK_TLS_KEY", "", "PEM file", "The private key of the certificate.");
  static final Variable DEV_IDENTITY =
      local(
          of(
              "PADDOCK_DEV_IDENTITY",
              "false",
              "true or false",
              "Whether ?user=NAME is believed; never where strangers come."),
          "true");
  static final Variable DEFLATE =
      of("PADDOCK_DEFLATE", "false", "true or false", "Whether frames may be compressed.");

  static final Variable LOG =
      of("PADDOCK_LOG", "INFO", "TRACE, DEBUG, INFO, WARN or ERROR", "The level of our own log.");
  static final Variable LOG_FORMAT =
      of("PADDOCK_LOG_FORMAT", "text", "text or json", "How log lines look.");
  static final Variable CLOCK_SHIFT =
      of("PADDOCK_CLOCK_SHIFT", "0", "milliseconds", "Added to the clock, for tests only.");

  private static final List<Variable> NAMED =
      List.of(
          PORT,
          HOST,
          HEALTH_PORT,
          HOME,
          NODE,
          KAFKA,
          REDIS,
          MONGO,
          KAFKA_PORT,
          REDIS_PORT,
          MONGO_PORT,
          PARTITIONS,
          CLUSTER,
          CLUSTER_PORT,
          JWT_ALGORITHM,
          JWT_SECRET,
          JWT_SECRET_PREVIOUS,
          JWT_PRIVATE_KEY,
          JWT_PUBLIC_KEY,
          JWT_ISSUER,
          TOKEN_TTL,
          ORIGINS,
          TRUSTED_PROXIES,
          TLS_CERT,
          TLS_KEY,
          DEV_IDENTITY,
          DEFLATE,
          LOG,
          LOG_FORMAT,
          CLOCK_SHIFT);

  /** All, limits last, in the order they are shown. */
  static final List<Variable> ALL =
      Stream.concat(NAMED.stream(), Stream.of(Limit.values()).map(Limit::variable)).toList();

  private Variables() {}

  private static Variable of(String name, String standard, String unit, String meaning) {
    return new Variable(name, standard, standard, unit, meaning, false);
  }

  private static Variable local(Variable v, String local) {
    return new Variable(v.name(), v.standard(), local, v.unit(), v.meaning(), v.secret());
  }

  private static Variable secret(Variable v) {
    return new Variable(v.name(), v.standard(), v.local(), v.unit(), v.meaning(), true);
  }
}
