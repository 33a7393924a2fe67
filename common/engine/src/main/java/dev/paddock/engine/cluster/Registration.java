package dev.paddock.engine.cluster;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import org.jspecify.annotations.Nullable;

/** An address this node listens to, and its place in the cluster's map. Context of the bus only. */
final class Registration<T> {
  private final EventBus bus;
  private final String address;
  private final Handler<Message<T>> handler;
  private @Nullable MessageConsumer<T> registered;

  Registration(EventBus bus, String address, Handler<Message<T>> handler) {
    this.bus = bus;
    this.address = address;
    this.handler = handler;
  }

  String address() {
    return address;
  }

  Future<Void> register() {
    MessageConsumer<T> next = bus.consumer(address);
    registered = next;
    return next.handler(handler).completion();
  }

  /** A new registration beside the dead one, which goes then: there is no moment without. */
  Future<Void> renew() {
    var dead = registered;
    return register().compose(done -> dead == null ? Future.succeededFuture() : dead.unregister());
  }
}
