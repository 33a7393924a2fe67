package dev.paddock.testkit.world;

import dev.paddock.engine.bus.Bus;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.bus.ClusterView;
import dev.paddock.engine.loop.Loop;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The members of a cluster in memory: they come and go, messages take time and may be lost. */
public final class FakeCluster {
  private final Loop world;
  private final Supplier<Duration> latency;
  private final BooleanSupplier loses;
  private final Map<String, Node> nodes = new TreeMap<>();
  private Set<String> apart = Set.of();
  private Supplier<Duration> viewDelay = () -> Duration.ZERO;

  /**
   * @param latency of each message; messages between two nodes keep their order
   * @param loses asked for each message
   */
  public FakeCluster(Loop world, Supplier<Duration> latency, BooleanSupplier loses) {
    this.world = world;
    this.latency = latency;
    this.loses = loses;
  }

  /** A new member; all others see it after a while. */
  public Bus join(String name, Set<String> roles, Loop loop) {
    var node = new Node(name, roles, loop);
    nodes.put(name, node);
    tell();
    return node;
  }

  /** A member is seen to be gone. */
  public void leave(String name) {
    nodes.remove(name);
    tell();
  }

  /** These nodes see only each other, and the others only the others; nobody with an empty set. */
  public void split(Set<String> apart) {
    this.apart = Set.copyOf(apart);
    tell();
  }

  /** From now on nodes learn of changes this much later. */
  public void viewDelay(Supplier<Duration> delay) {
    viewDelay = delay;
  }

  private void tell() {
    for (var node : nodes.values()) {
      node.loop.schedule(viewDelay.get(), () -> node.viewed(view(node.name)));
    }
  }

  private ClusterView view(String of) {
    return new ClusterView(
        nodes.values().stream()
            .filter(n -> isTogether(n.name, of))
            .map(n -> new ClusterView.Member(n.name, n.roles))
            .sorted(Comparator.comparing(ClusterView.Member::node))
            .toList());
  }

  private boolean isTogether(String one, String other) {
    return apart.contains(one) == apart.contains(other);
  }

  private void deliver(String from, String to, BusMessage message, Map<String, Long> lastTo) {
    if (loses.getAsBoolean() || !isTogether(from, to)) {
      return;
    }
    long due = Math.max(world.nanos() + latency.get().toNanos(), lastTo.getOrDefault(to, 0L));
    lastTo.put(to, due);
    world.schedule(
        Duration.ofNanos(due - world.nanos()),
        () -> {
          var node = nodes.get(to);
          if (node != null) {
            node.loop.execute(() -> node.listeners.forEach(l -> l.accept(message)));
          }
        });
  }

  private final class Node implements Bus {
    private final String name;
    private final Set<String> roles;
    private final Loop loop;
    private final List<Consumer<BusMessage>> listeners = new ArrayList<>();
    private final List<Consumer<ClusterView>> viewers = new ArrayList<>();
    private final Map<String, Long> lastTo = new HashMap<>();
    private ClusterView seen;

    Node(String name, Set<String> roles, Loop loop) {
      this.name = name;
      this.roles = Set.copyOf(roles);
      this.loop = loop;
      this.seen = new ClusterView(List.of(new ClusterView.Member(name, this.roles)));
    }

    @Override
    public String self() {
      return name;
    }

    @Override
    public void send(String node, BusMessage message) {
      deliver(name, node, message, lastTo);
    }

    @Override
    public void listen(Consumer<BusMessage> listener) {
      listeners.add(listener);
    }

    @Override
    public ClusterView view() {
      return seen;
    }

    @Override
    public void onView(Consumer<ClusterView> listener) {
      viewers.add(listener);
    }

    @Override
    public Future<JsonObject> query(String service, JsonObject question) {
      return Future.failedFuture("no queries in this world");
    }

    @Override
    public Future<Void> answer(String service, Function<JsonObject, Future<JsonObject>> answerer) {
      return Future.succeededFuture();
    }

    private void viewed(ClusterView view) {
      seen = view;
      viewers.forEach(v -> v.accept(view));
    }
  }
}
