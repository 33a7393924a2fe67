package dev.paddock.engine.config;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Reads the environment once, checks all of it, and shows it. */
public final class Env {
  private static final int MAX_PARTITIONS = 1_000;
  private static final int MAX_TTL_SECONDS = 366 * 86_400;
  private static final int MAX_SHIFT_MILLIS = Integer.MAX_VALUE;
  private static final List<String> LEVELS = List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR");
  private static final Predicate<String> NAME = matches("[A-Za-z0-9_-]{1,64}");
  private static final Predicate<String> HOST_AND_PORT = matches("\\[?[^\\s/,\\]]+\\]?:\\d{1,5}");
  private static final Predicate<String> ORIGIN = matches("https?://[^/\\s]+");

  private Env() {}

  /**
   * Reads the configuration of a process.
   *
   * @param environment as {@link System#getenv()} gives it
   * @throws ConfigException listing every unknown name and bad value with what would be right
   */
  public static PaddockConfig read(Map<String, String> environment, Mode mode) {
    var env = Aliases.resolved(environment);
    var values = new Values(env, mode);
    unknown(env, values);
    var config = config(values, mode);
    if (!values.problems().isEmpty()) {
      throw new ConfigException(values.problems());
    }
    return config;
  }

  /** Every variable with default, unit and meaning, a paragraph each. */
  public static String describe() {
    var text = new StringBuilder();
    for (var variable : Variables.ALL) {
      text.append("%s (%s)%n".formatted(variable.name(), variable.unit()));
      text.append("    %s%n".formatted(variable.meaning()));
      text.append("    Default: %s%n".formatted(variable.shownDefault()));
    }
    return text.append(Aliases.described()).toString();
  }

  /** Every variable with its effective value, one a line; secrets and passwords masked. */
  public static String print(Map<String, String> environment, Mode mode) {
    var env = Aliases.resolved(environment);
    var values = new Values(env, mode);
    var text = new StringBuilder();
    for (var variable : Variables.ALL) {
      var given = env.getOrDefault(variable.name(), "").isBlank() ? "" : " (set)";
      text.append("%s=%s%s%n".formatted(variable.name(), masked(variable, values), given));
    }
    return text.toString();
  }

  private static String masked(Variable variable, Values values) {
    var value = values.text(variable);
    if (variable.secret()) {
      return value.isEmpty() ? "" : "***";
    }
    return value.replaceAll("://([^:/@]*):[^@]*@", "://$1:***@");
  }

  private static void unknown(Map<String, String> env, Values values) {
    var names = Variables.ALL.stream().map(Variable::name).toList();
    new TreeMap<>(env)
        .keySet().stream()
            .filter(name -> name.startsWith("PADDOCK_") && !names.contains(name))
            .map(name -> "There is no " + name + suggestion(name, names))
            .forEach(values::problem);
  }

  private static String suggestion(String name, List<String> names) {
    return Spelling.nearest(name, names).map(near -> "; did you mean " + near + "?").orElse(".");
  }

  private static PaddockConfig config(Values values, Mode mode) {
    values.choice(Variables.LOG, LEVELS);
    values.choice(Variables.LOG_FORMAT, List.of("text", "json"));
    return new PaddockConfig(
        mode,
        node(values),
        Path.of(values.text(Variables.HOME)),
        http(values),
        values.port(Variables.HEALTH_PORT),
        servers(values, mode),
        cluster(values),
        values.count(Variables.PARTITIONS, 1, MAX_PARTITIONS),
        TokenValues.read(values, mode, MAX_TTL_SECONDS),
        values.flag(Variables.DEV_IDENTITY),
        Duration.ofMillis(values.count(Variables.CLOCK_SHIFT, -MAX_SHIFT_MILLIS, MAX_SHIFT_MILLIS)),
        limits(values));
  }

  private static String node(Values values) {
    var name = values.matching(Variables.NODE, NAME, "1 to 64 of [A-Za-z0-9_-]");
    return name.isEmpty() ? "n" + UUID.randomUUID().toString().substring(0, 8) : name;
  }

  private static PaddockConfig.Http http(Values values) {
    var certificate = values.file(Variables.TLS_CERT);
    var key = values.file(Variables.TLS_KEY);
    if (values.text(Variables.TLS_CERT).isEmpty() != values.text(Variables.TLS_KEY).isEmpty()) {
      values.problem("PADDOCK_TLS_CERT and PADDOCK_TLS_KEY belong together; one is missing.");
    }
    return new PaddockConfig.Http(
        values.text(Variables.HOST),
        values.port(Variables.PORT),
        certificate,
        key,
        values.list(Variables.ORIGINS, ORIGIN, "origins like https://example.org, without a path"),
        values.list(Variables.TRUSTED_PROXIES, Env::isRange, "addresses or ranges like 10.0.0.0/8"),
        values.flag(Variables.DEFLATE));
  }

  private static PaddockConfig.Servers servers(Values values, Mode mode) {
    var kafka = values.list(Variables.KAFKA, HOST_AND_PORT, "host:port");
    var redis = values.matching(Variables.REDIS, matches("rediss?://\\S+"), "redis://host:port");
    var mongo =
        values.matching(Variables.MONGO, matches("mongodb(\\+srv)?://\\S+"), "mongodb://host:port");
    if (mode.needsServers()) {
      needed(values, Variables.KAFKA, "host:port");
      needed(values, Variables.REDIS, "redis://host:port");
      needed(values, Variables.MONGO, "mongodb://host:port");
    }
    return new PaddockConfig.Servers(
        kafka.isEmpty() ? null : String.join(",", kafka),
        redis.isEmpty() ? null : redis,
        mongo.isEmpty() ? null : mongo,
        values.port(Variables.KAFKA_PORT),
        values.port(Variables.REDIS_PORT),
        values.port(Variables.MONGO_PORT));
  }

  private static void needed(Values values, Variable variable, String example) {
    if (values.text(variable).isEmpty()) {
      values.problem(
          variable.name() + " is missing, expected " + example + " (`paddock infra` prints one).");
    }
  }

  private static PaddockConfig.Cluster cluster(Values values) {
    return new PaddockConfig.Cluster(
        values.list(Variables.CLUSTER, HOST_AND_PORT, "host:port"),
        values.port(Variables.CLUSTER_PORT));
  }

  private static Limits limits(Values values) {
    var limits = new EnumMap<Limit, Integer>(Limit.class);
    for (var limit : Limit.values()) {
      limits.put(limit, values.count(limit.variable(), 1, Integer.MAX_VALUE));
    }
    return new Limits(limits);
  }

  private static boolean isRange(String text) {
    var parts = text.split("/", 2);
    try {
      int bits = InetAddress.ofLiteral(parts[0]).getAddress().length * Byte.SIZE;
      return parts.length == 1
          || (parts[1].matches("\\d{1,3}") && Integer.parseInt(parts[1]) <= bits);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Predicate<String> matches(String regex) {
    return Pattern.compile(regex).asMatchPredicate();
  }
}
