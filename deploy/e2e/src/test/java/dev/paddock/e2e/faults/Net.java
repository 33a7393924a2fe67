package dev.paddock.e2e.faults;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the nodes are: each in a network namespace of its own on one bridge, so that any two can be
 * kept apart; or, where the machine does not allow that, all on loopback.
 */
final class Net implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";

  /** A hardware address nobody has: what goes there is lost without a word, as on a cut cable. */
  private static final String NOWHERE = "02:de:ad:00:00:01";

  /** The first addresses of the bridge belong to this machine: players and servers. */
  private static final int SERVERS = 4;

  private static final int FIRST_NODE = 10;

  private final int nodes;
  private final String prefix;
  private final String subnet;
  private final boolean isDivided;

  private Net(int nodes, boolean isDivided) {
    long pid = ProcessHandle.current().pid();
    this.nodes = nodes;
    this.isDivided = isDivided;
    prefix = "pd" + pid % 100_000;
    subnet = "10.%d.%d.".formatted(100 + pid % 100, pid / 100 % 250);
  }

  /** All on loopback. */
  static Net together() {
    return new Net(0, false);
  }

  /** Namespaces for so many nodes, or loopback where they cannot be made. */
  static Net open(int nodes) {
    var net = new Net(nodes, true);
    Runtime.getRuntime().addShutdownHook(new Thread(net::close, "remove-namespaces"));
    try {
      net.build();
      return net;
    } catch (IllegalStateException e) {
      System.err.println("no network namespaces here, so no splits: " + e.getMessage());
      net.close();
      return together();
    }
  }

  /** Whether nodes can be kept apart. */
  boolean isDivided() {
    return isDivided;
  }

  /** Where a node listens, counted from 0. */
  String node(int index) {
    return isDivided ? subnet + (FIRST_NODE + index) : LOOPBACK;
  }

  /** Where a server listens, counted from 0. */
  String server(int index) {
    return isDivided ? subnet + (2 + index) : LOOPBACK;
  }

  /** What stands before the command of a node. */
  List<String> before(int index) {
    return isDivided ? List.of("ip", "netns", "exec", space(index)) : List.of();
  }

  /** From now on nothing passes between two nodes, either way. */
  void part(int one, int other) {
    lose(one, node(other));
    lose(other, node(one));
  }

  /** From now on a node reaches a server no more. */
  void lose(int node, String address) {
    Shell.run(
        "ip",
        "-n",
        space(node),
        "neigh",
        "replace",
        address,
        "lladdr",
        NOWHERE,
        "dev",
        "eth0",
        "nud",
        "permanent");
  }

  /** Everybody reaches everybody again. */
  void heal() {
    for (int i = 0; i < nodes; i++) {
      Shell.works("ip", "-n", space(i), "neigh", "flush", "dev", "eth0", "nud", "permanent");
    }
  }

  @Override
  public void close() {
    if (isDivided) {
      IntStream.range(0, nodes).forEach(i -> Shell.works("ip", "netns", "del", space(i)));
      Shell.works("ip", "link", "del", prefix);
    }
  }

  private void build() {
    Shell.run("ip", "link", "add", prefix, "type", "bridge");
    for (int i = 1; i <= SERVERS; i++) {
      Shell.run("ip", "addr", "add", subnet + i + "/24", "dev", prefix);
    }
    Shell.run("ip", "link", "set", prefix, "up");
    IntStream.range(0, nodes).forEach(this::build);
  }

  private void build(int index) {
    var space = space(index);
    var line = prefix + "v" + index;
    Shell.run("ip", "netns", "add", space);
    Shell.run("ip", "link", "add", line, "type", "veth", "peer", "name", "eth0", "netns", space);
    Shell.run("ip", "link", "set", line, "master", prefix, "up");
    Shell.run("ip", "-n", space, "addr", "add", node(index) + "/24", "dev", "eth0");
    Shell.run("ip", "-n", space, "link", "set", "lo", "up");
    Shell.run("ip", "-n", space, "link", "set", "eth0", "up");
  }

  private String space(int index) {
    return prefix + "n" + index;
  }
}
