package dev.paddock.embedded;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * The three servers of one data folder, started side by side: what {@code paddock local} and {@code
 * paddock infra} run on.
 */
public final class Infrastructure implements AutoCloseable {
  private final HomeLock lock;
  private final EmbeddedKafka kafka;
  private final EmbeddedRedis redis;
  private final EmbeddedMongo mongo;

  private Infrastructure(
      HomeLock lock, EmbeddedKafka kafka, EmbeddedRedis redis, EmbeddedMongo mongo) {
    this.lock = lock;
    this.kafka = kafka;
    this.redis = redis;
    this.mongo = mongo;
  }

  /**
   * Starts all three and returns when they take requests.
   *
   * @param home the data folder; made if it is not there, and locked until {@link #close}
   * @throws EmbeddedException if the folder or a port is taken, or a server does not start; then
   *     nothing of it is left running
   */
  public static Infrastructure start(Path home, Ports ports) {
    var lock = HomeLock.take(home);
    Executor threads = task -> Thread.ofPlatform().name("start-servers").start(task);
    var kafka =
        CompletableFuture.supplyAsync(
            () -> EmbeddedKafka.start(home.resolve("kafka"), ports.kafka()), threads);
    var redis =
        CompletableFuture.supplyAsync(
            () -> EmbeddedRedis.start(home.resolve("redis"), ports.redis()), threads);
    var mongo =
        CompletableFuture.supplyAsync(
            () -> EmbeddedMongo.start(home.resolve("mongo"), ports.mongo()), threads);
    try {
      CompletableFuture.allOf(kafka, redis, mongo).join();
      return new Infrastructure(lock, kafka.join(), redis.join(), mongo.join());
    } catch (CompletionException e) {
      Stream.of(kafka, redis, mongo).forEach(Infrastructure::closeIfStarted);
      lock.close();
      throw e.getCause() instanceof EmbeddedException known
          ? known
          : new EmbeddedException("The embedded servers do not start: " + e.getCause(), e);
    }
  }

  /** Kafka's bootstrap servers, {@code host:port}. */
  public String kafka() {
    return kafka.bootstrapServers();
  }

  /** {@code redis://host:port}. */
  public String redis() {
    return redis.uri();
  }

  /** {@code mongodb://host:port}. */
  public String mongo() {
    return mongo.uri();
  }

  @Override
  public void close() {
    try {
      Stream.<Runnable>of(kafka::close, redis::close, mongo::close)
          .parallel()
          .forEach(Runnable::run);
    } finally {
      lock.close();
    }
  }

  private static void closeIfStarted(CompletableFuture<? extends AutoCloseable> server) {
    server.exceptionally(e -> null).thenAccept(Infrastructure::close).join();
  }

  private static void close(@org.jspecify.annotations.Nullable AutoCloseable server) {
    if (server == null) {
      return;
    }
    try {
      server.close();
    } catch (Exception e) {
      throw new EmbeddedException("A server does not stop: " + e.getMessage(), e);
    }
  }
}
