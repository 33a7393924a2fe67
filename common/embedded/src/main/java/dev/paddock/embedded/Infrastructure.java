package dev.paddock.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The three servers of one data folder, started side by side: what {@code paddock local} and {@code
 * paddock infra} run on.
 */
public final class Infrastructure implements AutoCloseable {
  private static final Executor STARTERS =
      task -> Thread.ofPlatform().name("start-server").start(task);

  private final HomeLock lock;
  private final List<Server> servers;

  /** A running server: where it is, and how it stops. */
  private record Server(String address, Runnable stop, Runnable leave) {
    Server(String address, Runnable stop) {
      this(address, stop, () -> {});
    }
  }

  private Infrastructure(HomeLock lock, List<Server> servers) {
    this.lock = lock;
    this.servers = servers;
  }

  /** Starts all three, none of them being given. */
  public static Infrastructure start(Path home, Ports ports) {
    return start(home, ports, Given.NOTHING);
  }

  /**
   * Starts what is not given and returns when it takes requests.
   *
   * @param home the data folder; made if it is not there, and locked until {@link #close}
   * @throws EmbeddedException if the folder or a port is taken, or a server does not start; then
   *     nothing of it is left running
   */
  public static Infrastructure start(Path home, Ports ports, Given given) {
    var lock = HomeLock.take(home);
    try {
      ports.check(given);
      return new Infrastructure(lock, startAll(home, ports, given));
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Kafka's bootstrap servers, {@code host:port}. */
  public String kafka() {
    return servers.get(0).address();
  }

  /** {@code redis://host:port}. */
  public String redis() {
    return servers.get(1).address();
  }

  /** {@code mongodb://host:port}. */
  public String mongo() {
    return servers.get(2).address();
  }

  /**
   * From now on the caller closes it at the end of the JVM, after all that uses it; until then the
   * servers end with the JVM by themselves.
   */
  public void closedByOwner() {
    servers.forEach(server -> server.leave().run());
  }

  @Override
  public void close() {
    try {
      servers.parallelStream().forEach(server -> server.stop().run());
    } finally {
      lock.close();
    }
  }

  private static List<Server> startAll(Path home, Ports ports, Given given) {
    var starting =
        List.of(
            launch(given.kafka(), () -> kafka(home.resolve("kafka"), ports.kafka())),
            launch(given.redis(), () -> redis(home.resolve("redis"), ports.redis())),
            launch(given.mongo(), () -> mongo(home.resolve("mongo"), ports.mongo())));
    try {
      CompletableFuture.allOf(starting.toArray(CompletableFuture[]::new)).join();
      return starting.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      starting.stream()
          .filter(s -> !s.isCompletedExceptionally())
          .forEach(s -> s.join().stop().run());
      throw e.getCause() instanceof EmbeddedException known
          ? known
          : new EmbeddedException("The embedded servers do not start: " + e.getCause(), e);
    }
  }

  private static CompletableFuture<Server> launch(
      @Nullable String given, Supplier<Server> starter) {
    return given == null
        ? CompletableFuture.supplyAsync(starter, STARTERS)
        : CompletableFuture.completedFuture(new Server(given, () -> {}));
  }

  private static Server kafka(Path dir, int port) {
    var kafka = EmbeddedKafka.start(dir, port);
    return new Server(kafka.bootstrapServers(), kafka::close);
  }

  private static Server redis(Path dir, int port) {
    var redis = EmbeddedRedis.start(dir, port);
    return new Server(redis.uri(), redis::close, redis::closedByOwner);
  }

  private static Server mongo(Path dir, int port) {
    var mongo = EmbeddedMongo.start(dir, port);
    return new Server(mongo.uri(), mongo::close);
  }
}
