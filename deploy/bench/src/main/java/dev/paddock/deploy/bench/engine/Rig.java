package dev.paddock.deploy.bench.engine;

import dev.paddock.core.RoomService;
import dev.paddock.core.Seed;
import dev.paddock.deploy.bench.pad.Pad;
import dev.paddock.embedded.EmbeddedKafka;
import dev.paddock.embedded.EmbeddedRedis;
import dev.paddock.engine.bus.Bus;
import dev.paddock.engine.kafka.KafkaClients;
import dev.paddock.engine.kafka.KafkaCommandLog;
import dev.paddock.engine.kafka.KafkaCommands;
import dev.paddock.engine.kafka.KafkaDeadLetters;
import dev.paddock.engine.kafka.KafkaJournal;
import dev.paddock.engine.kafka.KafkaPublishLog;
import dev.paddock.engine.kafka.KafkaSnapshots;
import dev.paddock.engine.kafka.TopicAdmin;
import dev.paddock.engine.loop.ThreadLoop;
import dev.paddock.engine.publish.Publisher;
import dev.paddock.engine.redis.RedisViewStore;
import dev.paddock.engine.room.Kinds;
import dev.paddock.engine.room.Ports;
import dev.paddock.engine.room.RoomHost;
import dev.paddock.engine.views.ViewStore;
import dev.paddock.engine.wire.WireCodec;
import dev.paddock.games.GamesService;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;

/** The room engine with a real broker, all in this JVM; hosts may come and go. */
public final class Rig implements AutoCloseable {
  static final int PARTITIONS = 4;

  private static final long LOOK_NANOS = 1_000_000;
  private static final long LIVE_SECONDS = 120;

  private final Path home;
  private final Deque<AutoCloseable> closers = new ArrayDeque<>();
  private final RoomService service = new GamesService();
  private final Kinds kinds;
  private final WireCodec wire = new WireCodec();
  private final MeterRegistry metrics = new SimpleMeterRegistry();
  private final EmbeddedKafka kafka;
  private final KafkaClients clients;
  private final KafkaCommandLog commands;

  /** A running host and when it had all partitions. */
  record Running(RoomHost host, Deque<AutoCloseable> closers, long nanos) {}

  public Rig() throws IOException {
    home = Files.createTempDirectory("paddock-bench");
    var all = new ArrayList<>(Kinds.all());
    all.add(new Pad(service.name()));
    kinds = new Kinds(service, all);
    kafka = opened(EmbeddedKafka.start(home.resolve("kafka"), 0));
    clients = new KafkaClients(kafka.bootstrapServers(), "bench");
    new TopicAdmin(clients).ensure(service.name(), PARTITIONS);
    commands = opened(KafkaCommandLog.open(clients, wire, List.of(service.name())));
  }

  String bootstrap() {
    return kafka.bootstrapServers();
  }

  RoomService service() {
    return service;
  }

  KafkaCommandLog commands() {
    return commands;
  }

  /** A view store on a Redis server of its own. */
  ViewStore redis() {
    var redis = opened(EmbeddedRedis.start(home.resolve("redis"), 0));
    var vertx = Vertx.vertx();
    closers.push(() -> vertx.close().toCompletionStage().toCompletableFuture().join());
    return new RedisViewStore(
        vertx, redis.uri(), List.of(service), (name, p) -> Future.succeededFuture(0L));
  }

  /**
   * Starts a host and waits until it has all partitions.
   *
   * @param publishes whether it writes events and checkpoints
   */
  Running start(Bus bus, ViewStore views, boolean publishes, BiConsumer<String, Long> durable)
      throws Exception {
    var own = new ArrayDeque<AutoCloseable>();
    var blocking = Executors.newFixedThreadPool(2);
    own.push(blocking::shutdownNow);
    var loop = ThreadLoop.start("rooms", Clock.systemUTC());
    own.push(loop);
    var journal = KafkaJournal.open(clients, service.name(), metrics);
    own.push(journal);
    var snapshots = KafkaSnapshots.open(clients, service.name(), wire);
    own.push(snapshots);
    var dead = KafkaDeadLetters.open(clients, service.name(), metrics);
    own.push(dead);
    var ports =
        new Ports(
            loop,
            blocking,
            new Watched(journal, durable),
            snapshots,
            handler -> KafkaCommands.open(clients, service.name(), wire, handler, metrics),
            dead,
            views,
            bus,
            () -> Seed.of(ThreadLocalRandom.current().nextLong()),
            publishes ? publisher(own) : Ports.Publishing.NONE,
            metrics);
    var host = new RoomHost(kinds, wire, ports);
    long from = System.nanoTime();
    host.start();
    awaitLive(host);
    return new Running(host, own, System.nanoTime() - from);
  }

  /** Lets a host finish and hand its partitions over. */
  void stop(Running running) throws Exception {
    running.host().stop().get(LIVE_SECONDS, TimeUnit.SECONDS);
    closeAll(running.closers());
  }

  @Override
  public void close() throws Exception {
    closeAll(closers);
    try (var files = Files.walk(home)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    }
  }

  private Publisher publisher(Deque<AutoCloseable> own) {
    var log = KafkaPublishLog.open(clients, service.name(), wire, metrics);
    own.push(log);
    var publisher = Publisher.open(kinds, wire, log, metrics);
    own.push(publisher);
    return publisher;
  }

  private static void awaitLive(RoomHost host) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIVE_SECONDS);
    while (!host.isServed()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("not all partitions came to life");
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private <T extends AutoCloseable> T opened(T resource) {
    closers.push(resource);
    return resource;
  }

  private static void closeAll(Deque<AutoCloseable> closers) throws Exception {
    while (!closers.isEmpty()) {
      closers.pop().close();
    }
  }
}
