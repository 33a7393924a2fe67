package dev.paddock.gateway.testing;

import dev.paddock.engine.bus.Bus;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.bus.ClusterView;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;

/** A bus in memory: messages go in order, and are lost where a test says so. */
public final class FakeCluster implements AutoCloseable {
  private final ExecutorService post = Executors.newSingleThreadExecutor();
  private final Map<String, Consumer<BusMessage>> inboxes = new ConcurrentHashMap<>();
  private final Map<String, Function<JsonObject, Future<JsonObject>>> answerers =
      new ConcurrentHashMap<>();
  private final List<Consumer<ClusterView>> viewers = new CopyOnWriteArrayList<>();
  private final Map<String, Set<String>> members = new TreeMap<>();
  private volatile ClusterView view = new ClusterView(List.of());
  private volatile BiPredicate<String, BusMessage> lost = (node, message) -> false;

  /** Loses what the test names: node and message. */
  public void lose(BiPredicate<String, BusMessage> which) {
    lost = which;
  }

  public void loseNothing() {
    lost = (node, message) -> false;
  }

  /** A node joins. */
  public synchronized Bus join(String node, String... roles) {
    members.put(node, Set.of(roles));
    changed();
    return new Node(node);
  }

  /** A node leaves. */
  public synchronized void leave(String node) {
    members.remove(node);
    inboxes.remove(node);
    changed();
  }

  @Override
  public void close() {
    post.shutdownNow();
  }

  private void changed() {
    var list = new ArrayList<ClusterView.Member>();
    members.forEach((node, roles) -> list.add(new ClusterView.Member(node, roles)));
    view = new ClusterView(List.copyOf(list));
    var now = view;
    post.execute(() -> viewers.forEach(viewer -> viewer.accept(now)));
  }

  private final class Node implements Bus {
    private final String self;

    Node(String self) {
      this.self = self;
    }

    @Override
    public String self() {
      return self;
    }

    @Override
    public void send(String node, BusMessage message) {
      if (post.isShutdown() || lost.test(node, message)) {
        return;
      }
      post.execute(
          () -> {
            var inbox = inboxes.get(node);
            if (inbox != null) {
              inbox.accept(message);
            }
          });
    }

    @Override
    public void listen(Consumer<BusMessage> listener) {
      inboxes.put(self, listener);
    }

    @Override
    public ClusterView view() {
      return view;
    }

    @Override
    public void onView(Consumer<ClusterView> listener) {
      viewers.add(listener);
    }

    @Override
    public Future<JsonObject> query(String service, JsonObject question) {
      var answerer = answerers.get(service);
      return answerer == null
          ? Future.failedFuture("nobody answers for " + service)
          : answerer.apply(question);
    }

    @Override
    public Future<Void> answer(String service, Function<JsonObject, Future<JsonObject>> answerer) {
      answerers.put(service, answerer);
      return Future.succeededFuture();
    }
  }
}
