package dev.paddock.engine.cluster;

import dev.paddock.engine.bus.ClusterView;
import dev.paddock.engine.bus.ClusterView.Member;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.spi.cluster.ClusterManager;
import io.vertx.core.spi.cluster.NodeInfo;
import io.vertx.core.spi.cluster.NodeListener;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the view of the cluster. A member counts once its metadata (name and roles) can be read,
 * which is a little after it joined.
 */
final class Membership implements NodeListener {
  private static final long RETRY_MILLIS = 100;

  /** Besides listening it looks by itself: a member whose joining was missed is seen then. */
  private static final long REFRESH_MILLIS = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(Membership.class);

  private final Vertx vertx;
  private final Context context;
  private final ClusterManager manager;
  private final Member self;
  private final List<Consumer<ClusterView>> listeners = new CopyOnWriteArrayList<>();

  /** A view waits for the metadata of new members for so long, then it is told without them. */
  private static final long COMPLETE_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** By the cluster manager's ids; touched on the context only. */
  private final Map<String, Member> known = new HashMap<>();

  private long completeAt = System.nanoTime();

  private volatile ClusterView view;

  Membership(Vertx vertx, Context context, ClusterManager manager, Member self) {
    this.vertx = vertx;
    this.context = context;
    this.manager = manager;
    this.self = self;
    view = new ClusterView(List.of(self));
  }

  /** What a node says of itself to the others. */
  static JsonObject metadata(Member member) {
    return new JsonObject()
        .put("node", member.node())
        .put("roles", new JsonArray(List.copyOf(member.roles())));
  }

  void start() {
    manager.nodeListener(this);
    context.runOnContext(
        unused -> {
          refresh();
          vertx.setPeriodic(REFRESH_MILLIS, timer -> refresh());
        });
  }

  ClusterView view() {
    return view;
  }

  void onView(Consumer<ClusterView> listener) {
    listeners.add(listener);
    context.runOnContext(unused -> listener.accept(view));
  }

  @Override
  public void nodeAdded(String id) {
    context.runOnContext(unused -> refresh());
  }

  @Override
  public void nodeLeft(String id) {
    context.runOnContext(unused -> refresh());
  }

  private void refresh() {
    if (!manager.isActive()) {
      return;
    }
    var present = Set.copyOf(manager.getNodes());
    known.keySet().retainAll(present);
    present.stream().filter(id -> !known.containsKey(id)).forEach(this::ask);
    publishIfComplete(present);
  }

  private void ask(String id) {
    var info = Promise.<NodeInfo>promise();
    manager.getNodeInfo(id, info);
    info.future()
        .onComplete(
            found -> context.runOnContext(unused -> learn(id, found)),
            missing -> vertx.setTimer(RETRY_MILLIS, timer -> refresh()));
  }

  private void learn(String id, NodeInfo info) {
    if (info == null || info.metadata() == null) {
      vertx.setTimer(RETRY_MILLIS, timer -> refresh());
      return;
    }
    known.put(id, member(info.metadata()));
    var present = Set.copyOf(manager.getNodes());
    known.keySet().retainAll(present);
    publishIfComplete(present);
  }

  private static Member member(JsonObject metadata) {
    var roles =
        metadata.getJsonArray("roles", new JsonArray()).stream()
            .map(Objects::toString)
            .collect(Collectors.toUnmodifiableSet());
    return new Member(metadata.getString("node"), roles);
  }

  /** Who left is told at once; who came, together with all others that came. */
  private void publishIfComplete(Set<String> present) {
    long now = System.nanoTime();
    var complete = known.keySet().containsAll(present);
    completeAt = complete ? now : completeAt;
    if (complete || hasLostOne() || now - completeAt > COMPLETE_NANOS) {
      publish();
    }
  }

  private boolean hasLostOne() {
    return view.members().stream()
        .anyMatch(member -> !member.equals(self) && !known.containsValue(member));
  }

  private void publish() {
    var members = new ArrayList<>(known.values());
    if (!members.contains(self)) {
      members.add(self);
    }
    members.sort(Comparator.comparing(Member::node));
    var next = new ClusterView(List.copyOf(members));
    if (!next.equals(view)) {
      view = next;
      LOG.info("the cluster has {} members: {}", members.size(), members);
      listeners.forEach(listener -> listener.accept(next));
    }
  }
}
