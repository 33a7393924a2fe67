package dev.paddock.simulate;

import dev.paddock.engine.bus.Bus;
import dev.paddock.engine.documents.Documents;
import dev.paddock.engine.loop.Loop;
import dev.paddock.engine.views.ChannelStore;
import dev.paddock.engine.wire.FrameReader;
import dev.paddock.engine.wire.SchemaRegistry;
import dev.paddock.gateway.Catalog;
import dev.paddock.gateway.GatewayLimits;
import dev.paddock.gateway.Meters;
import dev.paddock.gateway.accounts.Revocations;
import dev.paddock.gateway.auth.Identity;
import dev.paddock.gateway.auth.TokenConfig;
import dev.paddock.gateway.channel.Hub;
import dev.paddock.gateway.channel.SocketLoop;
import dev.paddock.gateway.session.Environment;
import dev.paddock.gateway.session.Session;
import dev.paddock.testkit.counter.CounterKind;
import dev.paddock.testkit.counter.CounterService;
import dev.paddock.testkit.loop.FakeNode;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One gateway: the product's hub, loops and sessions on a node that can freeze and die. */
final class Gate {
  /** The role of gateways in the cluster. */
  static final String ROLE = "gateway";

  private static final int LOOPS = 2;
  private static final Duration TICK = Duration.ofMillis(200);
  private static final Duration LAG = Duration.ofNanos(300_000);
  private static final Catalog CATALOG =
      new Catalog(List.of(new CounterService()), List.of(new CounterKind()));
  private static final Catalog.Door DOOR = CATALOG.doors().getFirst();
  private static final SchemaRegistry SCHEMAS = SchemaRegistry.load(DOOR.routes().values());

  /** Small ones, so that they are reached. */
  private static final GatewayLimits LIMITS =
      GatewayLimits.DEFAULT.with(
          Map.of(
              "heldMessages", 6,
              "unsentConflateBytes", 2_048,
              "unsentCloseBytes", 8_192,
              "behindSeconds", 4,
              "pingSeconds", 5,
              "pongSeconds", 4,
              "refusals", 100_000,
              "commandsPerSecond", 1_000,
              "commandBurst", 1_000));

  private static final Identity ANYBODY = new Identity(1, "user", Set.of(), 0, Instant.MAX, false);

  private final String name;
  private final FakeNode node;
  private final List<SocketLoop> loops = new ArrayList<>();
  private final List<FrameReader> readers = new ArrayList<>();
  private final Environment environment;
  private final List<Link> links = new ArrayList<>();

  /** What it is connected to. */
  record Around(Bus bus, FakeCommandLog commands, ChannelStore store) {}

  Gate(World world, String name, FakeNode node, Around around) {
    this.name = name;
    this.node = node;
    var meters = new Meters(new CompositeMeterRegistry());
    this.environment =
        new Environment(
            around.bus(),
            around.commands(),
            around.store(),
            CATALOG,
            LIMITS,
            token -> Future.failedFuture("nobody renews here"),
            TokenConfig.secrets(List.of("of nobody"), "paddock", Duration.ofHours(1)),
            node::now,
            new Environment.Refused(LIMITS),
            meters);
    var hub =
        new Hub(
            thread(world),
            around.bus(),
            around.store(),
            around.commands(),
            CATALOG,
            LIMITS,
            name + "_",
            new Revocations(new NoDocuments()),
            meters);
    for (int i = 0; i < LOOPS; i++) {
      var loop = new SocketLoop(i, thread(world), hub);
      loops.add(loop);
      readers.add(new FrameReader(SCHEMAS, DOOR.service()));
      loop.thread().schedule(TICK, () -> tick(loop));
    }
    hub.start(Duration.ofHours(1).toMillis());
  }

  String name() {
    return name;
  }

  FakeNode node() {
    return node;
  }

  /** All sockets there ever were. */
  List<Link> links() {
    return links;
  }

  /** A client comes in. */
  Link accept(World world, Client client) {
    int index = links.size() % LOOPS;
    var loop = loops.get(index);
    var link = new Link(world, client, loop.thread());
    links.add(link);
    var who = ANYBODY.named(client.user(), "user" + client.user());
    loop.thread()
        .execute(() -> new Session(link, who, loop, DOOR, readers.get(index), environment).start());
    return link;
  }

  private Loop thread(World world) {
    return new JitterLoop(node, () -> world.upTo(LAG));
  }

  private void tick(SocketLoop loop) {
    loop.thread().schedule(TICK, () -> tick(loop));
    for (var listener : loop.sockets()) {
      if (listener instanceof Session session) {
        session.tick(node.nanos(), node.now());
      }
    }
  }

  /** Nobody has an account here, so nobody's tokens are revoked. */
  private static final class NoDocuments implements Documents {
    @Override
    public Future<Void> unique(String collection, String field) {
      return Future.succeededFuture();
    }

    @Override
    public Future<Boolean> insert(String collection, JsonObject document) {
      return Future.succeededFuture(false);
    }

    @Override
    public Future<@Nullable JsonObject> find(String collection, JsonObject query) {
      return Future.succeededFuture(null);
    }

    @Override
    public Future<List<JsonObject>> find(
        String collection, JsonObject query, String sortBy, boolean descending, int limit) {
      return Future.succeededFuture(List.of());
    }

    @Override
    public Future<@Nullable JsonObject> update(
        String collection, JsonObject query, JsonObject update, boolean upsert) {
      return Future.succeededFuture(null);
    }
  }
}
