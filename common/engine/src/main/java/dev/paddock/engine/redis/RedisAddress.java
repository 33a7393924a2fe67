package dev.paddock.engine.redis;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.RedisRole;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where Redis is: {@code redis://[user:password@]host:port[/db]} ({@code rediss} for TLS), or
 * {@code redis+sentinel://[user:password@]host:port,host:port/master} for the master that sentinels
 * name.
 *
 * @param master null for one server
 */
record RedisAddress(String endpoints, @Nullable String master) {
  private static final String SENTINEL = "redis+sentinel://";
  private static final String PLAIN = "redis://";
  private static final int CONNECT_MILLIS = 2_000;

  /**
   * @throws IllegalArgumentException if it is none of the two forms
   */
  static RedisAddress of(String url) {
    if (url.startsWith(SENTINEL)) {
      return sentinel(url.substring(SENTINEL.length()));
    }
    if (!url.matches("rediss?://[^,]+")) {
      throw new IllegalArgumentException(
          "not an address of Redis: "
              + masked(url)
              + " (expected redis://host:port or redis+sentinel://host:port,host:port/master)");
    }
    return new RedisAddress(url, null);
  }

  /** A client of its own for one connection. */
  Redis client(Vertx vertx, int maxPending) {
    var options =
        new RedisOptions()
            .setMaxPoolSize(1)
            .setPoolRecycleTimeout(-1)
            .setMaxWaitingHandlers(maxPending)
            .setNetClientOptions(new NetClientOptions().setConnectTimeout(CONNECT_MILLIS));
    Arrays.stream(endpoints.split(",", -1)).forEach(options::addConnectionString);
    if (master != null) {
      options.setType(RedisClientType.SENTINEL).setRole(RedisRole.MASTER).setMasterName(master);
    }
    return Redis.createClient(vertx, options);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return masked(endpoints) + (master == null ? "" : " (" + master + ")");
  }

  private static RedisAddress sentinel(String rest) {
    int slash = rest.lastIndexOf('/');
    if (slash < 1 || slash == rest.length() - 1) {
      throw new IllegalArgumentException(
          "no master in " + masked(SENTINEL + rest) + " (expected …/master at its end)");
    }
    int at = rest.indexOf('@');
    var user = rest.substring(0, at + 1);
    var hosts = rest.substring(at + 1, slash).split(",", -1);
    var endpoints = Arrays.stream(hosts).map(host -> PLAIN + user + host).toList();
    return new RedisAddress(String.join(",", endpoints), rest.substring(slash + 1));
  }

  private static String masked(String text) {
    return text.replaceAll("//[^@/,]*@", "//***@");
  }
}
