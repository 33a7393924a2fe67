package dev.paddock.deploy;

import dev.paddock.embedded.Infrastructure;
import dev.paddock.embedded.Ports;
import dev.paddock.engine.config.PaddockConfig;
import java.io.PrintStream;

/** {@code paddock infra}: the embedded servers, until the process is told to stop. */
final class InfraCommand {
  private InfraCommand() {}

  static void run(PaddockConfig config, PrintStream out) {
    var servers = Infrastructure.start(config.home(), ports(config.servers()));
    servers.closedByOwner();
    Runtime.getRuntime().addShutdownHook(new Thread(servers::close, "stop-servers"));
    out.println("export PADDOCK_KAFKA=" + servers.kafka());
    out.println("export PADDOCK_REDIS=" + servers.redis());
    out.println("export PADDOCK_MONGO=" + servers.mongo());
    out.flush();
  }

  static Ports ports(PaddockConfig.Servers servers) {
    return new Ports(servers.kafkaPort(), servers.redisPort(), servers.mongoPort());
  }
}
