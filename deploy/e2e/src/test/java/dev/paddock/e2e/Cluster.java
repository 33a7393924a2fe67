package dev.paddock.e2e;

import dev.paddock.engine.replay.Replay;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Servers, gateways and game services, each a process of its own, on this machine. */
final class Cluster implements AutoCloseable {
  private static final String SECRET = "a secret of at least thirty-two bytes";
  private static final String EXPORT = "export ";

  private final Path home;
  private final Map<String, String> env = new HashMap<>();
  private final List<PaddockProcess> processes = new ArrayList<>();

  /** One process and where it answers. */
  record Node(PaddockProcess process, int port) {
    Door awaitReady() {
      return process.awaitReady(port);
    }
  }

  /** Starts the servers; {@link #gateway}, {@link #games} and {@link #races} add. */
  Cluster(Path home) throws Exception {
    this(home, Map.of());
  }

  /** The same with more variables for all. */
  Cluster(Path home, Map<String, String> more) throws Exception {
    this.home = home;
    env.putAll(more);
    env.put("PADDOCK_JWT_SECRET", SECRET);
    env.put("PADDOCK_DEV_IDENTITY", "true");
    env.put("PADDOCK_HOST", "127.0.0.1");
    env.put("PADDOCK_PARTITIONS", "4");
    var infra = PaddockProcess.start(home, Map.of(), "infra");
    processes.add(infra);
    for (var line : infra.readUntil("export PADDOCK_MONGO")) {
      int equals = line.indexOf('=');
      env.put(line.substring(EXPORT.length(), equals), line.substring(equals + 1));
    }
  }

  String kafka() {
    return env.get("PADDOCK_KAFKA");
  }

  Replay.Servers servers() {
    return new Replay.Servers(kafka(), env.get("PADDOCK_REDIS"), env.get("PADDOCK_MONGO"));
  }

  Node gateway() throws Exception {
    return start("gateway", "PADDOCK_PORT");
  }

  Node games() throws Exception {
    return start("game", "PADDOCK_HEALTH_PORT");
  }

  Node races() throws Exception {
    return start("race", "PADDOCK_HEALTH_PORT");
  }

  /** Makes processes started from now on reach a server through a line that can be cut. */
  Proxy line(String variable) throws Exception {
    var address = URI.create(env.get(variable));
    var line = Proxy.to(address.getPort());
    env.put(variable, address.getScheme() + "://127.0.0.1:" + line.port());
    return line;
  }

  @Override
  public void close() throws Exception {
    for (var process : processes.reversed()) {
      process.kill();
    }
  }

  private Node start(String subcommand, String portVariable) throws Exception {
    int port = PaddockProcess.freePort();
    var own = new HashMap<>(env);
    own.put(portVariable, Integer.toString(port));
    var process = PaddockProcess.start(home, own, subcommand);
    processes.add(process);
    return new Node(process, port);
  }
}
