package dev.paddock.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The servers that tests of one JVM share: each starts when it is first asked for, on a free port
 * and a temporary folder that goes when the JVM ends.
 */
public final class ThrowawayServers {
  private static final Path HOME = temporaryHome();
  private static final Lazy<EmbeddedKafka> KAFKA =
      new Lazy<>(() -> EmbeddedKafka.start(HOME.resolve("kafka"), 0));
  private static final Lazy<EmbeddedRedis> REDIS =
      new Lazy<>(() -> EmbeddedRedis.start(HOME.resolve("redis"), 0));
  private static final Lazy<EmbeddedMongo> MONGO =
      new Lazy<>(() -> EmbeddedMongo.start(HOME.resolve("mongo"), 0));

  private ThrowawayServers() {}

  public static EmbeddedKafka kafka() {
    return KAFKA.get();
  }

  public static EmbeddedRedis redis() {
    return REDIS.get();
  }

  public static EmbeddedMongo mongo() {
    return MONGO.get();
  }

  private static Path temporaryHome() {
    try {
      var home = Files.createTempDirectory("paddock-test");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(home), "delete-test-data"));
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kafka may still write while the JVM ends, so what cannot be deleted is left. */
  private static void delete(Path home) {
    MONGO.close();
    REDIS.close();
    try (var files = Files.walk(home)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      // It lies in the temporary folder.
    }
  }

  /** A server that starts at most once. */
  private static final class Lazy<T extends AutoCloseable> {
    private final Supplier<T> starter;
    private @Nullable T server;

    Lazy(Supplier<T> starter) {
      this.starter = starter;
    }

    synchronized T get() {
      var started = server;
      if (started == null) {
        started = starter.get();
        server = started;
      }
      return started;
    }

    synchronized void close() {
      if (server == null) {
        return;
      }
      try {
        server.close();
      } catch (Exception e) {
        throw new EmbeddedException("A test server does not stop.", e);
      }
    }
  }
}
