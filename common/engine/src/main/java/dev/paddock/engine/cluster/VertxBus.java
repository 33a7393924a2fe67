package dev.paddock.engine.cluster;

import com.hazelcast.config.Config;
import dev.paddock.engine.bus.Bus;
import dev.paddock.engine.bus.BusEvent;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.bus.ClusterView;
import dev.paddock.engine.wire.BusCodec;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
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

  /** A way that does not open in this time is tried anew with the next message. */
  private static final int CONNECT_MILLIS = 1_000;

  /** A way on which nothing comes back for so long is closed and opened anew. */
  private static final long DEAD_AFTER_MILLIS = 1_000;

  private static final DeliveryOptions QUERY = new DeliveryOptions().setSendTimeout(QUERY_MILLIS);
  private static final Logger LOG = LoggerFactory.getLogger(VertxBus.class);

  private final Vertx vertx;
  private final Context context;
  private final ClusterView.Member member;
  private final Membership membership;
  private final ClusterMap map;
  private final Doctor doctor;
  private final Senders senders;
  private final Map<String, Supplier<Future<JsonObject>>> findings = new ConcurrentSkipListMap<>();
  private final BusCodec codec = new BusCodec();
  private final List<Consumer<BusMessage>> listeners = new CopyOnWriteArrayList<>();
  private final AtomicLong unreadable = new AtomicLong();

  private VertxBus(Vertx vertx, ClusterMap map, ClusterView.Member member) {
    this.vertx = vertx;
    this.member = member;
    context = vertx.getOrCreateContext();
    membership = new Membership(vertx, context, map, member);
    this.map = map;
    doctor = new Doctor(context, map, this::own);
    senders = new Senders(vertx.eventBus(), doctor::unsent);
  }

  /**
   * Starts a clustered Vert.x and registers its inbox.
   *
   * @param options of Vert.x; its event bus options are set here
   * @param more what else the builder is to have: metrics, a transport
   */
  public static Future<VertxBus> join(
      ClusterSettings settings, VertxOptions options, UnaryOperator<VertxBuilder> more) {
    return join(settings, options, more, UnaryOperator.identity());
  }

  static Future<VertxBus> join(
      ClusterSettings settings,
      VertxOptions options,
      UnaryOperator<VertxBuilder> more,
      UnaryOperator<Config> hazelcast) {
    var address = NodeAddress.of(settings.members());
    var unique = settings.node() + "-" + UUID.randomUUID().toString().substring(0, 8);
    var member = new ClusterView.Member(unique, settings.roles());
    options
        .getEventBusOptions()
        .setHost(address)
        .setConnectTimeout(CONNECT_MILLIS)
        .setClusterPingInterval(DEAD_AFTER_MILLIS)
        .setClusterPingReplyInterval(2 * DEAD_AFTER_MILLIS)
        .setClusterNodeMetadata(Membership.metadata(member));
    var map = new ClusterMap(hazelcast.apply(HazelcastConfigs.of(settings, address)));
    return more.apply(Vertx.builder().with(options).withClusterManager(map))
        .buildClustered()
        .compose(vertx -> new VertxBus(vertx, map, member).open());
  }

  private Future<VertxBus> open() {
    membership.start();
    membership.onView(this::viewed);
    return doctor
        .keep(new Registration<>(vertx.eventBus(), Addresses.inbox(self()), this::received))
        .onSuccess(registered -> doctor.start())
        .map(this);
  }

  private void viewed(ClusterView view) {
    senders.keep(view);
    doctor.viewed(view);
  }

  /** The clustered Vert.x under this bus. */
  public Vertx vertx() {
    return vertx;
  }

  /** Messages that could not be read, for example of a node of another version. */
  public long unreadable() {
    return unreadable.get();
  }

  /** Shows what happens on the bus of this node. */
  public void measure(MeterRegistry registry) {
    doctor.tally().measure(registry, "");
    Gauge.builder("paddock.bus.members", this, bus -> bus.view().members().size())
        .description("Members of the cluster as this node sees them.")
        .register(registry);
  }

  /** How often something has happened on the bus of this node. */
  long count(BusEvent event) {
    return doctor.tally().of(event);
  }

  ClusterMap map() {
    return map;
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
      context.runOnContext(unused -> senders.send(node, bytes));
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
    return doctor.keep(
        new Registration<JsonObject>(
            vertx.eventBus(), Addresses.queries(service), question -> reply(question, answerer)));
  }

  @Override
  public void report(String part, Supplier<Future<JsonObject>> finding) {
    findings.put(part, finding);
  }

  @Override
  public Future<JsonObject> reports() {
    var nodes =
        view().members().stream().map(ClusterView.Member::node).map(this::reportOf).toList();
    return Future.join(nodes)
        .map(all -> new JsonObject().put("node", self()).put("nodes", all.<JsonObject>list()));
  }

  @Override
  public void suspect(String node) {
    doctor.suspect(node);
  }

  private Future<JsonObject> reportOf(String node) {
    return node.equals(self())
        ? own()
        : doctor
            .ask(node)
            .otherwise(why -> new JsonObject().put("node", node).put("error", "no answer"));
  }

  /** {@code {"node", "roles", "at", "cluster": {…}, "parts": {"gateway": {…}, "games": {…}}}}. */
  private Future<JsonObject> own() {
    var parts = new JsonObject();
    var asked =
        findings.entrySet().stream()
            .map(each -> each.getValue().get().onSuccess(it -> parts.put(each.getKey(), it)))
            .toList();
    return Future.join(asked)
        .map(
            all ->
                new JsonObject()
                    .put("node", self())
                    .put("roles", member.roles().stream().sorted().toList())
                    .put("at", Instant.now().toString())
                    .put("cluster", doctor.json(view()))
                    .put("parts", parts));
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
    if (message.replyAddress() != null) {
      doctor.answer(message);
      return;
    }
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
