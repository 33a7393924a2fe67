package dev.paddock.engine.bus;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.function.Consumer;
import java.util.function.Function;

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
}
