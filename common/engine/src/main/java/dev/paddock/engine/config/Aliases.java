package dev.paddock.engine.config;

import java.util.HashMap;
import java.util.Map;

/** Names of other projects that are taken where ours is absent. */
final class Aliases {
  private static final Map<String, String> NAMES =
      Map.of("JWT_SECRET", "PADDOCK_JWT_SECRET", "FRONTEND_URL", "PADDOCK_ORIGINS");

  private Aliases() {}

  static Map<String, String> resolved(Map<String, String> environment) {
    var env = new HashMap<>(environment);
    NAMES.forEach((alias, name) -> take(env, alias, name));
    var host = env.getOrDefault("REDIS_HOST", "");
    if (!host.isBlank()) {
      var port = env.getOrDefault("REDIS_PORT", "6379");
      env.putIfAbsent("PADDOCK_REDIS", "redis://" + host.strip() + ":" + port.strip());
    }
    return env;
  }

  private static void take(Map<String, String> env, String alias, String name) {
    var value = env.getOrDefault(alias, "");
    if (!value.isBlank()) {
      env.putIfAbsent(name, value);
    }
  }

  static String described() {
    return "Taken where ours are absent: JWT_SECRET, FRONTEND_URL (as PADDOCK_ORIGINS), "
        + "REDIS_HOST and REDIS_PORT (as PADDOCK_REDIS).\n";
  }
}
