package dev.paddock.deploy;

import dev.paddock.engine.cluster.ClusterSettings;
import dev.paddock.engine.cluster.VertxBus;
import dev.paddock.engine.config.PaddockConfig;
import dev.paddock.engine.kafka.KafkaClients;
import dev.paddock.engine.kafka.TopicAdmin;
import dev.paddock.engine.launch.Health;
import dev.paddock.engine.launch.HealthServer;
import dev.paddock.engine.launch.Launcher;
import dev.paddock.engine.launch.Metrics;
import dev.paddock.engine.launch.Reachable;
import dev.paddock.engine.launch.Shutdown;
import dev.paddock.engine.launch.Watchdog;
import dev.paddock.engine.mongo.MongoDocuments;
import dev.paddock.engine.redis.RedisChannelStore;
import dev.paddock.engine.room.Kinds;
import dev.paddock.engine.wire.WireCodec;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What gateway and services of one process share: bus, stores, health, metrics and the end. */
final class Platform {
  private final PaddockConfig config;
  private final Servers servers;
  private final Health health;
  private final Shutdown shutdown;
  private final Metrics metrics;
  private final Launcher launcher;
  private final VertxBus bus;
  private final KafkaClients clients;
  private final RedisChannelStore channels;
  private final MongoDocuments documents;
  private final WireCodec wire = new WireCodec();
  private @Nullable HealthServer healthServer;

  /**
   * Joins the cluster, waits for the servers and makes the topics; blocks.
   *
   * @param kafka address by which those who belong together find each other
   * @param starting waits for servers that are being started
   * @param roles what this node says it is: names of services and {@code gateway}
   * @param healthPort answers for health from the first moment on; 0: nobody does
   */
  Platform(
      PaddockConfig config,
      String kafka,
      Supplier<Servers> starting,
      Set<String> roles,
      int healthPort,
      Health health,
      Shutdown shutdown) {
    this.config = config;
    this.health = health;
    this.shutdown = shutdown;
    launcher = new Launcher(health, shutdown);
    metrics = launcher.open("metrics", Metrics::new);
    var options = options();
    bus =
        launcher.await(
            "cluster",
            () -> VertxBus.join(cluster(kafka, roles), options, b -> metrics.measure(options, b)));
    bus.measure(metrics.registry());
    shutdown.closeAtEnd("cluster", () -> Launcher.await(bus.close()));
    listenForHealth(healthPort);
    servers = launcher.step("servers", starting::get);
    waitForAll();
    clients = new KafkaClients(servers.kafka(), config.node());
    channels = new RedisChannelStore(vertx(), servers.redis());
    shutdown.closeAtEnd("redis", () -> Launcher.await(channels.close()));
    documents = new MongoDocuments(vertx(), servers.mongo());
    shutdown.closeAtEnd("mongo", () -> Launcher.await(documents.close()));
    launcher.step("topics", this::makeTopics);
    launcher.open("watchdog", this::watch);
  }

  /**
   * One event loop a core, not two as in Vert.x: a message from the bus to a socket then changes
   * the thread as seldom as can be, on one core never.
   */
  private static VertxOptions options() {
    return new VertxOptions()
        .setPreferNativeTransport(true)
        .setEventLoopPoolSize(Runtime.getRuntime().availableProcessors());
  }

  PaddockConfig config() {
    return config;
  }

  Servers servers() {
    return servers;
  }

  Health health() {
    return health;
  }

  Metrics metrics() {
    return metrics;
  }

  Launcher launcher() {
    return launcher;
  }

  VertxBus bus() {
    return bus;
  }

  Vertx vertx() {
    return bus.vertx();
  }

  KafkaClients kafka() {
    return clients;
  }

  RedisChannelStore channels() {
    return channels;
  }

  MongoDocuments documents() {
    return documents;
  }

  WireCodec wire() {
    return wire;
  }

  /** Frees the port of health for a gateway, which answers there itself from now on. */
  Future<Void> handOverHealth() {
    return healthServer == null ? Future.succeededFuture() : healthServer.close();
  }

  private ClusterSettings cluster(String kafka, Set<String> roles) {
    return new ClusterSettings(
        ClusterSettings.nameOf(kafka),
        config.node(),
        roles,
        config.cluster().members(),
        config.cluster().port());
  }

  private void listenForHealth(int port) {
    if (port == 0) {
      return;
    }
    var host = config.http().host();
    var server =
        launcher.await(
            "health",
            () -> HealthServer.listen(vertx(), host, port, health, metrics, bus::reports));
    shutdown.closeAtEnd("health", () -> Launcher.await(server.close()));
    healthServer = server;
  }

  private void waitForAll() {
    await("kafka", "Kafka", servers.kafka());
    await("redis", "Redis", servers.redis());
    await("mongo", "MongoDB", servers.mongo());
  }

  private void await(String component, String name, String address) {
    launcher.waitFor(
        component, name + " at " + Servers.shown(address), () -> Reachable.anyOf(address));
  }

  private Void makeTopics() {
    var admin = new TopicAdmin(clients);
    for (var service : Kinds.services()) {
      admin.ensure(service.name(), config.partitions());
      if (Kinds.load(service.name()).haveRuns()) {
        admin.ensureInputs(service.name(), config.partitions());
      }
    }
    return null;
  }

  /** Without MongoDB nothing stops but sign-in and history. */
  private Watchdog watch() {
    return new Watchdog(health)
        .watch("kafka", "Kafka", true, () -> Reachable.anyOf(servers.kafka()))
        .watch("redis", "Redis", true, () -> Reachable.anyOf(servers.redis()))
        .watch("mongo", "MongoDB", false, () -> Reachable.anyOf(servers.mongo()))
        .start();
  }
}
