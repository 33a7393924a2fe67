package dev.paddock.deploy;

import dev.paddock.embedded.EmbeddedException;
import dev.paddock.embedded.Given;
import dev.paddock.embedded.Infrastructure;
import dev.paddock.embedded.Ports;
import dev.paddock.engine.config.PaddockConfig;
import dev.paddock.engine.config.SecretFile;
import dev.paddock.engine.launch.Health;
import dev.paddock.engine.launch.Shutdown;
import dev.paddock.engine.room.Kinds;
import dev.paddock.engine.room.RoomHost;
import dev.paddock.gateway.Gateway;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/** One process from its start to its end; what it opened is closed when it is told to stop. */
final class Program {
  private static final String GATEWAY = "gateway";
  private static final Executor STARTER =
      task -> Thread.ofPlatform().name("start-servers").start(task);

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

  /** The servers start while the cluster is joined: both take seconds, mostly of waiting. */
  private void startAll() {
    Ports.check("the gateway", "PADDOCK_PORT", config.http().port());
    int kafkaPort = Ports.orFree(config.servers().kafkaPort());
    var starting = CompletableFuture.supplyAsync(() -> infrastructure(kafkaPort), STARTER);
    shutdown.closeAtEnd("servers", () -> closeIfStarted(starting));
    var platform =
        new Platform(
            config, kafka(kafkaPort), () -> servers(starting), roles(), 0, health, shutdown);
    var hosts = new LinkedHashMap<String, RoomHost>();
    for (var service : Kinds.services()) {
      hosts.put(service.name(), ServiceNode.start(platform, shutdown, service.name()));
    }
    var gateway = GatewayNode.start(platform, shutdown, Demo.ACCOUNTS);
    platform.launcher().await("demo accounts", () -> Demo.register(gateway.accounts()));
    hosts.forEach((service, host) -> ServiceNode.awaitServed(platform, service, host));
    GatewayNode.awaitHearing(platform, gateway);
    platform.launcher().await("demo race", () -> RaceShow.keep(platform));
    long millis = platform.launcher().started();
    out.print(Demo.welcome(address(gateway), millis, platform.servers(), config.home()));
    out.flush();
  }

  private void startGateway() {
    Ports.check("the gateway", "PADDOCK_PORT", config.http().port());
    var platform = platform(GATEWAY, config.http().port());
    var gateway = GatewayNode.start(platform, shutdown, List.of());
    GatewayNode.awaitHearing(platform, gateway);
    ready("gateway", platform, address(gateway));
  }

  private void startService(String name) {
    var platform = platform(name, config.healthPort());
    var host = ServiceNode.start(platform, shutdown, name);
    ServiceNode.awaitServed(platform, name, host);
    ready(name, platform, "node " + platform.bus().self());
  }

  private void ready(String what, Platform platform, String where) {
    long millis = platform.launcher().started();
    out.println("Paddock %s is ready: %s (%.1f s)".formatted(what, where, millis / 1000.0));
    out.flush();
  }

  private Platform platform(String role, int healthPort) {
    var servers = given();
    return new Platform(
        config, servers.kafka(), () -> servers, Set.of(role), healthPort, health, shutdown);
  }

  private Infrastructure infrastructure(int kafkaPort) {
    var servers = config.servers();
    var given = new Given(servers.kafka(), servers.redis(), servers.mongo());
    var ports = new Ports(kafkaPort, servers.redisPort(), servers.mongoPort());
    var started = Infrastructure.start(config.home(), ports, given);
    started.closedByOwner();
    return started;
  }

  private String kafka(int port) {
    var given = config.servers().kafka();
    return given == null ? "127.0.0.1:" + port : given;
  }

  private static Set<String> roles() {
    var roles = new HashSet<>(Set.of(GATEWAY));
    Kinds.services().forEach(service -> roles.add(service.name()));
    return roles;
  }

  private static Servers servers(CompletableFuture<Infrastructure> starting) {
    try {
      var started = starting.join();
      return new Servers(started.kafka(), started.redis(), started.mongo());
    } catch (CompletionException e) {
      throw e.getCause() instanceof EmbeddedException known ? known : e;
    }
  }

  private static void closeIfStarted(CompletableFuture<Infrastructure> starting) {
    if (!starting.isCompletedExceptionally()) {
      starting.join().close();
    }
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
