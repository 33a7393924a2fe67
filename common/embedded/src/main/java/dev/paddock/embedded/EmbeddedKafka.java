package dev.paddock.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** One real Kafka broker (KRaft, its own controller) in this JVM. */
public final class EmbeddedKafka implements AutoCloseable {
  private static final int BIND_ATTEMPTS = 3;

  private final KafkaRaftServer server;
  private final String address;

  private EmbeddedKafka(KafkaRaftServer server, String address) {
    this.server = server;
    this.address = address;
  }

  /**
   * Starts on the data in {@code dir}, which is made if it is not there; returns when the broker
   * takes requests: after 2 s, or 7 s where the last one was killed.
   *
   * @throws EmbeddedException if the port is in use or the broker does not start
   */
  public static EmbeddedKafka start(Path dir, int port) {
    return start(dir, Ports.LOOPBACK, port);
  }

  /** The same at another address of this machine. */
  public static EmbeddedKafka start(Path dir, String host, int port) {
    for (int attempt = 1; ; attempt++) {
      try {
        return startOnce(dir, host, Ports.pick("Kafka", "PADDOCK_KAFKA_PORT", port));
      } catch (IOException | RuntimeException e) {
        if (port != 0 || attempt == BIND_ATTEMPTS) {
          throw e instanceof EmbeddedException known
              ? known
              : new EmbeddedException("Kafka does not start on " + dir + ": " + e.getMessage(), e);
        }
      }
    }
  }

  /** What clients connect to: {@code host:port}. */
  public String bootstrapServers() {
    return address;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static EmbeddedKafka startOnce(Path dir, String host, int port) throws IOException {
    Files.createDirectories(dir);
    format(dir);
    var server =
        new KafkaRaftServer(new KafkaConfig(settings(dir, host, port), false), Time.SYSTEM);
    server.startup();
    return new EmbeddedKafka(server, host + ":" + port);
  }

  private static void format(Path dir) {
    if (Files.exists(dir.resolve("meta.properties"))) {
      return;
    }
    try {
      new Formatter()
          .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(1)
          .setControllerListenerName("CONTROLLER")
          .setMetadataLogDirectory(dir.toString())
          .addDirectory(dir.toString())
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setIgnoreFormatted(true)
          .run();
    } catch (Exception e) {
      throw new EmbeddedException("Kafka cannot prepare " + dir + ": " + e.getMessage(), e);
    }
  }

  private static Properties settings(Path dir, String host, int port) {
    int controllerPort = Ports.free();
    var settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put(
        "listeners",
        "PLAINTEXT://%s:%d,CONTROLLER://127.0.0.1:%d".formatted(host, port, controllerPort));
    settings.put("advertised.listeners", "PLAINTEXT://%s:%d".formatted(host, port));
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("inter.broker.listener.name", "PLAINTEXT");
    settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
    settings.put("log.dirs", dir.toString());
    settings.put("auto.create.topics.enable", "false");
    settings.put("group.initial.rebalance.delay.ms", "0");
    singleBroker(settings);
    smallFootprint(settings);
    quickRestart(settings);
    return settings;
  }

  private static void singleBroker(Properties settings) {
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
  }

  private static void smallFootprint(Properties settings) {
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("log.cleaner.threads", "1");
    settings.put("log.cleaner.dedupe.buffer.size", "2097152");
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    settings.put("background.threads", "2");
  }

  /**
   * A broker that comes back cannot register before the session of its last life has ended. So a
   * stop says goodbye, and after a kill the wait is short.
   */
  private static void quickRestart(Properties settings) {
    settings.put("controlled.shutdown.enable", "true");
    settings.put("broker.session.timeout.ms", "3000");
    settings.put("broker.heartbeat.interval.ms", "500");
  }
}
