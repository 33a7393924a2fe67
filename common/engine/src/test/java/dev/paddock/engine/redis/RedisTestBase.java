package dev.paddock.engine.redis;

import dev.paddock.embedded.ThrowawayServers;
import dev.paddock.engine.views.ViewStore.Fence;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A real Redis, an empty database of it, and both stores on it with a clock by hand. */
abstract class RedisTestBase {
  static final TestService SERVICE = new TestService("games");
  static final Fence FENCE = new Fence("games", 0, "log-a", 100);

  static @Nullable Vertx vertx;

  final AtomicLong clock = new AtomicLong(1_000_000);

  /** Where the journal ends when the store asks. */
  final AtomicLong journalEnd = new AtomicLong(1_000);

  RedisViewStore views;
  RedisChannelStore channels;
  RedisLink raw;

  @BeforeAll
  static void startVertx() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stopVertx() throws Exception {
    await(vertx.close());
  }

  @BeforeEach
  void connect() throws Exception {
    views = store(url());
    channels = new RedisChannelStore(vertx, url(), clock::get);
    raw = new RedisLink(vertx, RedisAddress.of(url()));
    redis(Command.FLUSHDB);
  }

  @AfterEach
  void disconnect() throws Exception {
    await(Future.all(views.close(), channels.close(), raw.close()));
  }

  RedisViewStore store(String url) {
    return new RedisViewStore(
        vertx,
        url,
        List.of(SERVICE),
        (service, partition) -> Future.succeededFuture(journalEnd.get()),
        clock::get);
  }

  /** A database that no other test uses. */
  static String url() {
    return ThrowawayServers.redis().uri() + "/7";
  }

  static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  /** A command's answer as text, null for nil. */
  @Nullable String redis(Command command, Object... arguments) throws Exception {
    Response answer = await(raw.send(Request.cmd(command, arguments)));
    return answer == null ? null : answer.toString();
  }

  RedisViewStore.Projected project(Fence fence, Updates... updates) throws Exception {
    return await(views.project(fence, Updates.all(updates)));
  }

  RedisViewStore.Projected project(Updates... updates) throws Exception {
    return project(FENCE, updates);
  }
}
