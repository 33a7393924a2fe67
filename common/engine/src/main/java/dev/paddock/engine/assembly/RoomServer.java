package dev.paddock.engine.assembly;

import dev.paddock.core.Seed;
import dev.paddock.engine.kafka.KafkaClients;
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
import dev.paddock.engine.run.RunPorts;
import dev.paddock.engine.wire.WireCodec;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One instance of a room service with everything it needs, from start to graceful end. */
public final class RoomServer {
  private static final Logger LOG = LoggerFactory.getLogger(RoomServer.class);

  /** Threads that read journals in recovery. */
  private static final int RECOVERY_THREADS = 2;

  /** How long decided work may take to finish at the end. */
  private static final long STOP_SECONDS = 8;

  private final String service;
  private final String journalId;
  private final RoomHost host;
  private final Deque<AutoCloseable> closers;

  private RoomServer(
      String service, String journalId, RoomHost host, Deque<AutoCloseable> closers) {
    this.service = service;
    this.journalId = journalId;
    this.host = host;
    this.closers = closers;
  }

  /**
   * Makes the topics, connects and starts; blocks.
   *
   * @throws RuntimeException if Kafka does not come or a topic has another number of partitions;
   *     what was opened is closed
   */
  public static RoomServer start(String service, Surroundings world) {
    var closers = new ArrayDeque<AutoCloseable>();
    try {
      var ports = ports(service, world, closers);
      var host = new RoomHost(Kinds.load(service), new WireCodec(), ports);
      host.start();
      return new RoomServer(service, ports.journal().topicId(), host, closers);
    } catch (RuntimeException e) {
      close(closers);
      throw e;
    }
  }

  public RoomHost host() {
    return host;
  }

  /** The id of the journal's topic. */
  public String journalId() {
    return journalId;
  }

  /** Finishes what is decided, hands the partitions over, disconnects; blocks. */
  public void stop() {
    try {
      host.stop().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.warn("{} could not hand over everything", service, e);
    }
    close(closers);
  }

  private static Ports ports(String service, Surroundings world, Deque<AutoCloseable> closers) {
    var clients = new KafkaClients(world.kafka(), service + "-" + world.bus().self());
    new TopicAdmin(clients).ensure(service, world.partitions());
    var wire = new WireCodec();
    var loop = opened(closers, ThreadLoop.start("rooms-" + service, world.clock()));
    var blocking = blocking(service);
    closers.push(blocking::shutdownNow);
    var journal = opened(closers, KafkaJournal.open(clients, service, world.metrics()));
    var snapshots = opened(closers, KafkaSnapshots.open(clients, service, wire));
    var dead = opened(closers, KafkaDeadLetters.open(clients, service, world.metrics()));
    var views = views(service, world, journal, blocking);
    closers.push(() -> views.close().toCompletionStage().toCompletableFuture().get());
    var random = new SecureRandom();
    return new Ports(
        loop,
        blocking,
        journal,
        snapshots,
        handler -> KafkaCommands.open(clients, service, wire, handler, world.metrics()),
        dead,
        views,
        world.bus(),
        () -> seed(random),
        publisher(service, world, clients, closers),
        world.metrics(),
        runs(service, world, clients, closers));
  }

  /** Where a kind has runs they have a thread and a log of their own. */
  private static @Nullable RunPorts runs(
      String service, Surroundings world, KafkaClients clients, Deque<AutoCloseable> closers) {
    if (!Kinds.load(service).haveRuns()) {
      return null;
    }
    new TopicAdmin(clients).ensureInputs(service, world.partitions());
    var loop = opened(closers, ThreadLoop.start("runs-" + service, world.clock()));
    return new RunPorts(
        loop, opened(closers, KafkaJournal.inputs(clients, service, world.metrics())));
  }

  private static Publisher publisher(
      String service, Surroundings world, KafkaClients clients, Deque<AutoCloseable> closers) {
    var wire = new WireCodec();
    var log = KafkaPublishLog.open(clients, service, wire, world.metrics());
    closers.push(log);
    return opened(closers, Publisher.open(Kinds.load(service), wire, log, world.metrics()));
  }

  private static RedisViewStore views(
      String service, Surroundings world, KafkaJournal journal, ExecutorService blocking) {
    return new RedisViewStore(
        world.vertx(),
        world.redis(),
        List.of(Kinds.load(service).service()),
        (name, partition) ->
            Future.fromCompletionStage(
                CompletableFuture.supplyAsync(() -> journal.end(partition), blocking)));
  }

  private static ExecutorService blocking(String service) {
    return Executors.newFixedThreadPool(
        RECOVERY_THREADS,
        Thread.ofPlatform().daemon().name("recovery-" + service + "-", 0).factory());
  }

  private static Seed seed(SecureRandom random) {
    var bytes = new byte[Seed.BYTES];
    random.nextBytes(bytes);
    return Seed.of(bytes);
  }

  private static <T extends AutoCloseable> T opened(Deque<AutoCloseable> closers, T resource) {
    closers.push(resource);
    return resource;
  }

  private static void close(Deque<AutoCloseable> closers) {
    while (!closers.isEmpty()) {
      try {
        closers.pop().close();
      } catch (Exception e) {
        LOG.debug("while closing", e);
      }
    }
  }
}
