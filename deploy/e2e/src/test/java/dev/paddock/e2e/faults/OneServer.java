package dev.paddock.e2e.faults;

import dev.paddock.embedded.EmbeddedKafka;
import dev.paddock.embedded.EmbeddedMongo;
import java.nio.file.Path;

/** One embedded server as a process of its own, so that it can be frozen and killed alone. */
final class OneServer {
  /** The line it prints when it takes requests. */
  static final String UP = "up";

  private OneServer() {}

  /** {@code kafka|mongo DIR HOST PORT}. */
  public static void main(String[] args) {
    var dir = Path.of(args[1]);
    int port = Integer.parseInt(args[3]);
    AutoCloseable server =
        switch (args[0]) {
          case "kafka" -> EmbeddedKafka.start(dir, args[2], port);
          case "mongo" -> EmbeddedMongo.start(dir, args[2], port);
          default -> throw new IllegalArgumentException("There is no server " + args[0]);
        };
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(server), "stop-server"));
    System.out.println(UP);
  }

  private static void close(AutoCloseable server) {
    try {
      server.close();
    } catch (Exception e) {
      throw new IllegalStateException("it did not close", e);
    }
  }
}
