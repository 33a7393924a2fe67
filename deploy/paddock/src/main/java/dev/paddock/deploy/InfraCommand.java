package dev.paddock.deploy;

import dev.paddock.embedded.Infrastructure;
import dev.paddock.embedded.Ports;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * {@code paddock infra}: the embedded servers on given ports, until the process is told to stop.
 */
final class InfraCommand {
  private static final int KAFKA_PORT = 9092;
  private static final int REDIS_PORT = 6379;
  private static final int MONGO_PORT = 27017;
  private static final int MAX_PORT = 65_535;

  private InfraCommand() {}

  static void run(Map<String, String> env, PrintStream out) {
    var ports =
        new Ports(
            port(env, "PADDOCK_KAFKA_PORT", KAFKA_PORT),
            port(env, "PADDOCK_REDIS_PORT", REDIS_PORT),
            port(env, "PADDOCK_MONGO_PORT", MONGO_PORT));
    var servers =
        Infrastructure.start(Path.of(env.getOrDefault("PADDOCK_HOME", ".paddock")), ports);
    Runtime.getRuntime().addShutdownHook(new Thread(servers::close, "stop-servers"));
    out.println("export PADDOCK_KAFKA=" + servers.kafka());
    out.println("export PADDOCK_REDIS=" + servers.redis());
    out.println("export PADDOCK_MONGO=" + servers.mongo());
    out.flush();
  }

  private static int port(Map<String, String> env, String name, int otherwise) {
    var text = env.get(name);
    if (text == null) {
      return otherwise;
    }
    if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= MAX_PORT) {
      return Integer.parseInt(text);
    }
    throw new IllegalArgumentException(
        "%s is \"%s\": it must be a port, 0 to %d (0 takes a free one)."
            .formatted(name, text, MAX_PORT));
  }
}
