package dev.paddock.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVStore;

/**
 * A server in this JVM that speaks MongoDB's protocol and keeps its data in one file. It has no
 * transactions, expires nothing and scans where MongoDB would use a secondary index.
 */
public final class EmbeddedMongo implements AutoCloseable {
  private static final int BIND_ATTEMPTS = 3;

  private final MongoServer server;
  private final MVStore store;
  private final String uri;

  private EmbeddedMongo(MongoServer server, MVStore store, String uri) {
    this.server = server;
    this.store = store;
    this.uri = uri;
  }

  /**
   * Starts on the data in {@code dir}, which is made if it is not there.
   *
   * @throws EmbeddedException if the port is in use or the store cannot be opened
   */
  public static EmbeddedMongo start(Path dir, int port) {
    return start(dir, Ports.LOOPBACK, port);
  }

  /** The same at another address of this machine. */
  public static EmbeddedMongo start(Path dir, String host, int port) {
    var store = open(dir);
    try {
      return bind(store, host, port);
    } catch (RuntimeException e) {
      store.closeImmediately();
      throw e;
    }
  }

  /** What clients connect to: {@code mongodb://host:port}. */
  public String uri() {
    return uri;
  }

  @Override
  public void close() {
    server.shutdownNow();
    store.close();
  }

  private static MVStore open(Path dir) {
    try {
      Files.createDirectories(dir);
      var store = new MVStore.Builder().fileName(dir.resolve("documents.mv").toString()).open();
      store.setRetentionTime(0);
      return store;
    } catch (IOException | RuntimeException e) {
      throw new EmbeddedException(
          "MongoDB's data in " + dir + " cannot be opened: " + e.getMessage(), e);
    }
  }

  private static EmbeddedMongo bind(MVStore store, String host, int port) {
    var server = new MongoServer(new DurableBackend(store));
    for (int attempt = 1; ; attempt++) {
      int picked = Ports.pick("MongoDB", "PADDOCK_MONGO_PORT", port);
      try {
        server.bind(host, picked);
        return new EmbeddedMongo(server, store, "mongodb://" + host + ":" + picked);
      } catch (RuntimeException e) {
        if (port != 0 || attempt == BIND_ATTEMPTS) {
          throw new EmbeddedException("MongoDB cannot listen on port " + picked + ".", e);
        }
      }
    }
  }
}
