package dev.paddock.e2e.faults;

import dev.paddock.e2e.Door;
import dev.paddock.e2e.PaddockProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A gateway or a game service that can end and start again at the same address. */
final class Node {
  private final String role;
  private final Path home;
  private final Map<String, String> env;
  private final List<String> before;
  private final Door door;
  private final int index;
  private PaddockProcess process;

  /**
   * @param role {@code gateway} or {@code game}
   * @param index its place in the net
   */
  Node(String role, int index, Net net, Path home, Map<String, String> common) {
    this.role = role;
    this.index = index;
    this.home = home;
    before = net.before(index);
    door = new Door(net.node(index), PaddockProcess.freePort());
    env = new HashMap<>(common);
    env.put("PADDOCK_HOST", door.host());
    env.put("PADDOCK_NODE", name());
    env.put(isGateway() ? "PADDOCK_PORT" : "PADDOCK_HEALTH_PORT", Integer.toString(door.port()));
  }

  String name() {
    return role + "-" + index;
  }

  boolean isGateway() {
    return role.equals("gateway");
  }

  int index() {
    return index;
  }

  Door door() {
    return door;
  }

  ProcessHandle handle() {
    return process.handle();
  }

  /** Starts it; {@link #awaitReady} waits. */
  void start() throws Exception {
    process = PaddockProcess.start(home, env, before, role);
  }

  void awaitReady() {
    process.awaitReady(door);
  }

  /** Lets the clock of its next life be wrong. */
  void shiftClock(Duration shift) {
    env.put("PADDOCK_CLOCK_SHIFT", Long.toString(shift.toMillis()));
  }

  void kill() throws Exception {
    process.kill();
  }

  /** As an operator stops it. */
  void stop() throws Exception {
    process.close();
  }

  /** What it says of itself. */
  Scrape metrics() {
    return process.handle().isAlive() ? Scrape.of(door) : Scrape.NOTHING;
  }
}
