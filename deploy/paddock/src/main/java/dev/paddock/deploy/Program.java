package dev.paddock.deploy;

import dev.paddock.embedded.Given;
import dev.paddock.embedded.Infrastructure;
import dev.paddock.embedded.Ports;
import dev.paddock.engine.config.PaddockConfig;
import dev.paddock.engine.config.SecretFile;
import dev.paddock.engine.launch.Health;
import dev.paddock.engine.launch.Shutdown;
import dev.paddock.engine.room.Kinds;
import dev.paddock.gateway.Gateway;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** One process from its start to its end; what it opened is closed when it is told to stop. */
final class Program {
  private static final String GATEWAY = "gateway";

  private final PaddockConfig config;
  private final PrintStream out;
  private final Health health = new Health();
  private final Shutdown shutdown = new Shutdown(health);

  private Program(PaddockConfig config, PrintStream out) {
    this.config = config;
    this.out = out;
  }

  /** {@code paddock local}: everything in this JVM. */
  static void local(PaddockConfig config, PrintStream out) {
    var program = new Program(withSecret(config), out);
    program.run(program::startAll);
  }

  /** {@code paddock gateway}. */
  static void gateway(PaddockConfig config, PrintStream out) {
    var program = new Program(config, out);
    program.run(program::startGateway);
  }

  /** {@code paddock game} and the like. */
  static void service(PaddockConfig config, String name, PrintStream out) {
    var program = new Program(config, out);
    program.run(() -> program.startService(name));
  }

  private void run(Runnable start) {
    shutdown.hook();
    try {
      start.run();
    } catch (RuntimeException | Error e) {
      shutdown.run();
      throw e;
    }
  }

  private void startAll() {
    Ports.check("the gateway", "PADDOCK_PORT", config.http().port());
    var infrastructure = infrastructure();
    shutdown.closeAtEnd("servers", infrastructure);
    var servers =
        new Servers(infrastructure.kafka(), infrastructure.redis(), infrastructure.mongo());
    var roles = new HashSet<>(Set.of(GATEWAY));
    Kinds.services().forEach(service -> roles.add(service.name()));
    var platform = new Platform(config, servers, roles, 0, health, shutdown);
    Kinds.services().forEach(service -> ServiceNode.start(platform, shutdown, service.name()));
    var gateway = GatewayNode.start(platform, shutdown, Demo.ACCOUNTS);
    platform.launcher().await("demo accounts", () -> Demo.register(gateway.accounts()));
    long millis = platform.launcher().started();
    out.print(Demo.welcome(address(gateway), millis, servers, config.home()));
    out.flush();
  }

  private void startGateway() {
    Ports.check("the gateway", "PADDOCK_PORT", config.http().port());
    var platform =
        new Platform(config, given(), Set.of(GATEWAY), config.http().port(), health, shutdown);
    var gateway = GatewayNode.start(platform, shutdown, List.of());
    ready("gateway", platform, address(gateway));
  }

  private void startService(String name) {
    var platform =
        new Platform(config, given(), Set.of(name), config.healthPort(), health, shutdown);
    ServiceNode.start(platform, shutdown, name);
    ready(name, platform, "node " + platform.bus().self());
  }

  private void ready(String what, Platform platform, String where) {
    long millis = platform.launcher().started();
    out.println("Paddock %s is ready: %s (%.1f s)".formatted(what, where, millis / 1000.0));
    out.flush();
  }

  private Infrastructure infrastructure() {
    var servers = config.servers();
    var given = new Given(servers.kafka(), servers.redis(), servers.mongo());
    return Infrastructure.start(config.home(), InfraCommand.ports(servers), given);
  }

  /** The configuration of a process that starts none has been checked to have all three. */
  private Servers given() {
    var servers = config.servers();
    return new Servers(
        Objects.requireNonNull(servers.kafka()),
        Objects.requireNonNull(servers.redis()),
        Objects.requireNonNull(servers.mongo()));
  }

  private String address(Gateway gateway) {
    var http = config.http();
    var host =
        Set.of("0.0.0.0", "127.0.0.1", "::").contains(http.host()) ? "localhost" : http.host();
    var scheme = http.tlsCertificate() == null ? "http" : "https";
    return "%s://%s:%d".formatted(scheme, host, gateway.port());
  }

  private static PaddockConfig withSecret(PaddockConfig config) {
    return config.tokens().signingKey() == null
        ? config.withTokens(config.tokens().withSecret(SecretFile.readOrMake(config.home())))
        : config;
  }
}
