package dev.paddock.engine.bus;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The port to the cluster: inboxes of nodes, the view of members, queries. */
public interface Bus {
  /** This node's id, the name of its inbox. */
  String self();

  /** Sends to a node's inbox; may be lost, keeps its order from one thread to one node. */
  void send(String node, BusMessage message);

  /** Hears everything that comes into this node's inbox, on a context of the bus. */
  void listen(Consumer<BusMessage> listener);

  ClusterView view();

  /** Hears each new view, on a context of the bus. */
  void onView(Consumer<ClusterView> listener);

  /** Asks any instance of a service; fails after two seconds. */
  Future<JsonObject> query(String service, JsonObject question);

  /** Answers queries to a service on this node. */
  Future<Void> answer(String service, Function<JsonObject, Future<JsonObject>> answerer);

  /**
   * Adds a part to what this node says of itself to a doctor.
   *
   * @param part {@code gateway}, or the name of a service
   * @param finding asked each time, may answer from anywhere
   */
  default void report(String part, Supplier<Future<JsonObject>> finding) {}

  /**
   * What this node and the others of the view say of themselves, {@code {"node": self, "nodes":
   * [report, …]}}; a node that does not answer in time is there with an {@code error}.
   */
  default Future<JsonObject> reports() {
    return Future.succeededFuture(new JsonObject().put("node", self()).put("nodes", List.of()));
  }

  /** Somebody misses messages of a node: whether it can be reached is looked at soon. */
  default void suspect(String node) {}
}
