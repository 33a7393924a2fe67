package dev.paddock.engine.cluster;

import dev.paddock.engine.bus.ClusterView;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageProducer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** One sender a node, which says when there is no way to it. Context of the bus only. */
final class Senders {
  /** A way, and what happens when it leads nowhere. */
  private record Way(MessageProducer<Buffer> producer, Handler<Throwable> unsent) {}

  private final EventBus bus;
  private final Consumer<String> unsent;
  private final Map<String, Way> ways = new HashMap<>();

  Senders(EventBus bus, Consumer<String> unsent) {
    this.bus = bus;
    this.unsent = unsent;
  }

  void send(String node, Buffer bytes) {
    var way = ways.computeIfAbsent(node, this::way);
    way.producer().write(bytes).onFailure(way.unsent());
  }

  /** Who is not in the view any more needs no sender. */
  void keep(ClusterView view) {
    ways.keySet()
        .retainAll(
            view.members().stream().map(ClusterView.Member::node).collect(Collectors.toSet()));
  }

  private Way way(String node) {
    MessageProducer<Buffer> producer = bus.sender(Addresses.inbox(node));
    return new Way(producer, why -> unsent.accept(node));
  }
}
