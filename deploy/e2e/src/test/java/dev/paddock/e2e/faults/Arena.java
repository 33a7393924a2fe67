package dev.paddock.e2e.faults;

import dev.paddock.e2e.PaddockProcess;
import dev.paddock.e2e.Until;
import dev.paddock.embedded.EmbeddedRedis;
import dev.paddock.engine.replay.Replay;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The house under fire: three servers, two gateways and two game services, all processes. */
final class Arena implements AutoCloseable {
  private static final String SECRET = "a secret of at least thirty-two bytes";
  private static final int NODES = 4;
  private static final int CLUSTER_PORT = 5701;

  private final Path home;
  private final Net net;
  private final Disk disk;
  private final int[] ports = {
    PaddockProcess.freePort(), PaddockProcess.freePort(), PaddockProcess.freePort()
  };
  private final List<Node> gateways;
  private final List<Node> services;
  private PaddockProcess kafka;
  private PaddockProcess mongo;
  private EmbeddedRedis redis;

  /**
   * Starts everything and waits until it is ready.
   *
   * @param isDivided whether nodes get namespaces and Kafka a disk of its own, where that can be
   */
  Arena(Path home, boolean isDivided, int partitions) throws Exception {
    this.home = home;
    net = isDivided ? Net.open(NODES) : Net.together();
    disk = isDivided ? Disk.open(home.resolve("kafka")) : Disk.none(home.resolve("kafka"));
    startKafka();
    startMongo();
    startRedis();
    awaitServers();
    var env = environment(partitions);
    gateways = List.of(node("gateway", 0, env), node("gateway", 1, env));
    services = List.of(node("game", 2, env), node("game", 3, env));
    for (var node : nodes()) {
      node.start();
    }
    nodes().forEach(Node::awaitReady);
  }

  List<Node> gateways() {
    return gateways;
  }

  List<Node> services() {
    return services;
  }

  List<Node> nodes() {
    return Stream.concat(services.stream(), gateways.stream()).toList();
  }

  Net net() {
    return net;
  }

  Disk disk() {
    return disk;
  }

  /** Addresses of the servers, in the order Kafka, Redis, MongoDB. */
  List<String> addresses() {
    return List.of(net.server(0), net.server(1), net.server(2));
  }

  Replay.Servers servers() {
    return new Replay.Servers(kafkaAddress(), redis.uri(), mongoAddress());
  }

  String kafkaAddress() {
    return net.server(0) + ":" + ports[0];
  }

  PaddockProcess kafka() {
    return kafka;
  }

  PaddockProcess mongo() {
    return mongo;
  }

  ProcessHandle redis() {
    return redis.process();
  }

  void startKafka() throws Exception {
    kafka = server("kafka", 0);
  }

  void startMongo() throws Exception {
    mongo = server("mongo", 2);
  }

  void startRedis() {
    redis = EmbeddedRedis.start(home.resolve("redis"), net.server(1), ports[1]);
  }

  /** Waits until those that were started take requests. */
  void awaitServers() throws Exception {
    kafka.readUntil(OneServer.UP);
    mongo.readUntil(OneServer.UP);
  }

  void awaitKafka() throws Exception {
    kafka.readUntil(OneServer.UP);
  }

  void awaitMongo() throws Exception {
    mongo.readUntil(OneServer.UP);
  }

  void emptyRedis() throws Exception {
    try (var socket = new Socket(net.server(1), ports[1])) {
      socket.getOutputStream().write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
      var answer = socket.getInputStream().readNBytes("+OK".length());
      if (!new String(answer, StandardCharsets.US_ASCII).equals("+OK")) {
        throw new IllegalStateException("Redis was not emptied");
      }
    }
  }

  void killRedis() {
    redis.process().destroyForcibly();
    Until.holds("the end of Redis", Until.SOON, () -> !redis.process().isAlive());
  }

  @Override
  public void close() throws Exception {
    for (var node : nodes()) {
      node.kill();
    }
    kafka.kill();
    mongo.kill();
    redis.close();
    net.close();
    disk.close();
  }

  private PaddockProcess server(String name, int index) throws Exception {
    return PaddockProcess.startTest(
        home,
        OneServer.class,
        name,
        home.resolve(name).toString(),
        net.server(index),
        Integer.toString(ports[index]));
  }

  private Node node(String role, int index, Map<String, String> env) {
    return new Node(role, index, net, home, env);
  }

  private String mongoAddress() {
    return "mongodb://" + net.server(2) + ":" + ports[2];
  }

  private Map<String, String> environment(int partitions) {
    var env = new HashMap<String, String>();
    env.put("PADDOCK_JWT_SECRET", SECRET);
    env.put("PADDOCK_DEV_IDENTITY", "true");
    env.put("PADDOCK_PARTITIONS", Integer.toString(partitions));
    env.put("PADDOCK_KAFKA", kafkaAddress());
    env.put("PADDOCK_REDIS", redis.uri());
    env.put("PADDOCK_MONGO", mongoAddress());
    // All players come from one address.
    env.put("PADDOCK_LIMIT_CONNECTS_PER_SECOND", "1000");
    if (net.isDivided()) {
      var members = new ArrayList<String>();
      for (int i = 0; i < NODES; i++) {
        members.add(net.node(i) + ":" + CLUSTER_PORT);
      }
      env.put("PADDOCK_CLUSTER", String.join(",", members));
    }
    return env;
  }
}
