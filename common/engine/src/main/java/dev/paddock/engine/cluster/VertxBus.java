package dev.paddock.engine.cluster;

import dev.paddock.engine.bus.Bus;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.bus.ClusterView;
import dev.paddock.engine.wire.BusCodec;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonObject;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bus over a clustered Vert.x: one inbox a node, which is registered once. What is sent to the
 * own inbox does not leave the process.
 */
public final class VertxBus implements Bus {
  private static final long QUERY_MILLIS = 2_000;
  private static final int FAILED = 500;
  private static final DeliveryOptions INBOX = new DeliveryOptions();
  private static final DeliveryOptions QUERY = new DeliveryOptions().setSendTimeout(QUERY_MILLIS);
  private static final Logger LOG = LoggerFactory.getLogger(VertxBus.class);

  private final Vertx vertx;
  private final Context context;
  private final ClusterView.Member member;
  private final Membership membership;
  private final BusCodec codec = new BusCodec();
  private final List<Consumer<BusMessage>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicLong unreadable = new AtomicLong();

  private VertxBus(Vertx vertx, HazelcastClusterManager manager, ClusterView.Member member) {
    this.vertx = vertx;
    this.member = member;
    context = vertx.getOrCreateContext();
    membership = new Membership(vertx, context, manager, member);
  }

  /**
   * Starts a clustered Vert.x and registers its inbox.
   *
   * @param options of Vert.x; its event bus options are set here
   * @param more what else the builder is to have: metrics, a transport
   */
  public static Future<VertxBus> join(
      ClusterSettings settings, VertxOptions options, UnaryOperator<VertxBuilder> more) {
    var address = NodeAddress.of(settings.members());
    var unique = settings.node() + "-" + UUID.randomUUID().toString().substring(0, 8);
    var member = new ClusterView.Member(unique, settings.roles());
    options
        .getEventBusOptions()
        .setHost(address)
        .setClusterNodeMetadata(Membership.metadata(member));
    var manager = new HazelcastClusterManager(HazelcastConfigs.of(settings, address));
    return more.apply(Vertx.builder().with(options).withClusterManager(manager))
        .buildClustered()
        .compose(vertx -> new VertxBus(vertx, manager, member).open());
  }

  private Future<VertxBus> open() {
    var registered = Promise.<Void>promise();
    context.runOnContext(unused -> register().onComplete(registered));
    membership.start();
    return registered.future().map(this);
  }

  private Future<Void> register() {
    MessageConsumer<Buffer> inbox = vertx.eventBus().consumer(Addresses.inbox(self()));
    return inbox.handler(this::received).completion();
  }

  /** The clustered Vert.x under this bus. */
  public Vertx vertx() {
    return vertx;
  }

  /** Messages that could not be read, for example of a node of another version. */
  public long unreadable() {
    return unreadable.get();
  }

  /** Leaves the cluster and ends Vert.x. */
  public Future<Void> close() {
    return vertx.close();
  }

  @Override
  public String self() {
    return member.node();
  }

  /** Encodes on the caller's thread and sends from the one context, which keeps the order. */
  @Override
  public void send(String node, BusMessage message) {
    if (node.equals(self())) {
      context.runOnContext(unused -> tell(message));
    } else {
      var bytes = Buffer.buffer(codec.encode(message));
      context.runOnContext(unused -> vertx.eventBus().send(Addresses.inbox(node), bytes, INBOX));
    }
  }

  @Override
  public void listen(Consumer<BusMessage> listener) {
    listeners.add(listener);
  }

  @Override
  public ClusterView view() {
    return membership.view();
  }

  @Override
  public void onView(Consumer<ClusterView> listener) {
    membership.onView(listener);
  }

  @Override
  public Future<JsonObject> query(String service, JsonObject question) {
    return vertx
        .eventBus()
        .<JsonObject>request(Addresses.queries(service), question, QUERY)
        .map(Message::body);
  }

  @Override
  public Future<Void> answer(String service, Function<JsonObject, Future<JsonObject>> answerer) {
    var registered = Promise.<Void>promise();
    context.runOnContext(
        unused ->
            vertx
                .eventBus()
                .<JsonObject>consumer(Addresses.queries(service))
                .handler(question -> reply(question, answerer))
                .completion()
                .onComplete(registered));
    return registered.future();
  }

  private static void reply(
      Message<JsonObject> question, Function<JsonObject, Future<JsonObject>> answerer) {
    answered(question.body(), answerer)
        .onComplete(
            question::reply,
            failure -> question.fail(FAILED, String.valueOf(failure.getMessage())));
  }

  private static Future<JsonObject> answered(
      JsonObject question, Function<JsonObject, Future<JsonObject>> answerer) {
    try {
      return answerer.apply(question);
    } catch (RuntimeException e) {
      LOG.error("a query could not be answered: {}", question, e);
      return Future.failedFuture(e);
    }
  }

  private void received(Message<Buffer> message) {
    BusMessage decoded;
    try {
      decoded = codec.decode(message.body().getBytes());
    } catch (IllegalArgumentException e) {
      unreadable.incrementAndGet();
      LOG.warn("a bus message could not be read: {}", e.getMessage());
      return;
    }
    tell(decoded);
  }

  private void tell(BusMessage message) {
    for (var listener : listeners) {
      try {
        listener.accept(message);
      } catch (RuntimeException e) {
        LOG.error("a listener failed at a {}", message.getClass().getSimpleName(), e);
      }
    }
  }
}
