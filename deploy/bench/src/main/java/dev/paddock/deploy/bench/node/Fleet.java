package dev.paddock.deploy.bench.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Servers, gateways and services of one benchmark, each a process of its own, with their data in a
 * folder that goes when it is closed. The limits that would stop a load client are lifted.
 */
public final class Fleet implements AutoCloseable {
  private static final String PROGRAM = "dev.paddock.deploy.Main";
  private static final String SECRET = "a secret of at least thirty-two bytes";
  private static final String EXPORT = "export ";
  private static final String READY = " is ready";
  private static final String LIFTED = "1000000000";

  private final Path home;
  private final Map<String, String> env = new HashMap<>();
  private final List<Node> nodes = new ArrayList<>();
  private final List<String> javaOptions;
  private int logs;

  /**
   * @param javaOptions for gateways and services, besides those this JVM has
   */
  public Fleet(List<String> javaOptions) {
    this.javaOptions = List.copyOf(javaOptions);
    this.home = folder();
    env.put("PADDOCK_HOME", home.resolve("data").toString());
    env.put("PADDOCK_JWT_SECRET", SECRET);
    env.put("PADDOCK_HOST", "127.0.0.1");
    env.put("PADDOCK_PARTITIONS", "4");
    for (var limit :
        List.of(
            "CONNECTS_PER_SECOND",
            "COMMANDS_PER_SECOND",
            "COMMAND_BURST",
            "CHAT_PER_SECOND",
            "SPECTATORS_PER_ROOM")) {
      env.put("PADDOCK_LIMIT_" + limit, LIFTED);
    }
  }

  /** Sets a variable for what is started from now on. */
  public Fleet with(String variable, String value) {
    env.put(variable, value);
    return this;
  }

  /** Starts Kafka, Redis and MongoDB in a process; on the same data if it is not the first. */
  public Node servers(Cores cores) {
    var own = new HashMap<>(env);
    for (var port : List.of("PADDOCK_KAFKA", "PADDOCK_REDIS", "PADDOCK_MONGO")) {
      own.remove(port);
      own.put(port + "_PORT", "0");
    }
    own.keySet().removeIf(name -> name.startsWith("PADDOCK_LIMIT_"));
    var node = start("infra", own, 0, cores, List.of());
    for (var line : node.readUntil("export PADDOCK_MONGO")) {
      int equals = line.indexOf('=');
      env.put(line.substring(EXPORT.length(), equals), line.substring(equals + 1));
    }
    return node;
  }

  /** Starts a gateway and waits for it. */
  public Node gateway(Cores cores) {
    return ready(startGateway(cores));
  }

  /** Starts a gateway; {@link #ready} waits for it. */
  public Node startGateway(Cores cores) {
    int port = Node.freePort();
    var own = new HashMap<>(env);
    own.put("PADDOCK_PORT", Integer.toString(port));
    return start("gateway", own, port, cores, javaOptions);
  }

  /** Starts a game service and waits for it. */
  public Node games(Cores cores) {
    return ready(startGames(cores));
  }

  /** Starts a game service; {@link #ready} waits for it. */
  public Node startGames(Cores cores) {
    return start("game", new HashMap<>(env), 0, cores, javaOptions);
  }

  public Node ready(Node node) {
    node.readUntil(READY);
    return node;
  }

  public String kafka() {
    return given("PADDOCK_KAFKA");
  }

  public String redis() {
    return given("PADDOCK_REDIS");
  }

  /** What tokens are signed with. */
  public String secret() {
    return SECRET;
  }

  public int partitions() {
    return Integer.parseInt(given("PADDOCK_PARTITIONS"));
  }

  @Override
  public void close() {
    nodes.reversed().forEach(Node::kill);
    try (var files = Files.walk(home)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      System.err.println("left behind: " + home);
    }
  }

  private String given(String variable) {
    var value = env.get(variable);
    if (value == null) {
      throw new IllegalStateException(variable + " is not known yet: start the servers first");
    }
    return value;
  }

  private Node start(
      String subcommand, Map<String, String> own, int port, Cores cores, List<String> options) {
    var command = new ArrayList<>(java());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), PROGRAM, subcommand));
    var log = home.resolve(subcommand + "-" + ++logs + ".log");
    var node = Node.start(command, own, log, port, cores);
    nodes.add(node);
    return node;
  }

  /** The JVM we run in, with its own flags: {@code bin/paddock} has given us the product's. */
  private static List<String> java() {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (var flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (!flag.startsWith("-agentlib") && !flag.startsWith("-D") && !flag.contains("jdwp")) {
        command.add(flag);
      }
    }
    return command;
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("paddock-bench");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
