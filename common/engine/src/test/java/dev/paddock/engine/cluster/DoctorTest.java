package dev.paddock.engine.cluster;

import static com.hazelcast.instance.EndpointQualifier.MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.ServerSocketEndpointConfig;
import com.hazelcast.multimap.MultiMap;
import dev.paddock.engine.bus.BusEvent;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.bus.ClusterView;
import io.vertx.core.Future;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.spi.cluster.RegistrationInfo;
import io.vertx.core.spi.cluster.RegistrationUpdateEvent;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What breaks clustered event buses in practice is broken here on real members, and heals: see
 * {@code docs/event-bus.md}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoctorTest {
  private static final String SUBSCRIPTIONS = "__vertx.subs";
  private static final String ADDRESSES = "__vertx.nodeInfo";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** The promise: so soon after its cause is gone a fault is over. */
  private static final Duration HEALED = Duration.ofSeconds(5);

  private final String cluster = "doctor-" + UUID.randomUUID();
  private final List<PausableProxy> lines = new ArrayList<>();
  private final BlockingQueue<Long> heard = new LinkedBlockingQueue<>();
  private VertxBus ann;
  private VertxBus bob;
  private long sent;
  private long renewedBefore;

  /** Two members that reach each other, and themselves, only over lines that can be cut. */
  @BeforeAll
  void start() throws Exception {
    var ports = free(8);
    for (int i = 0; i < 4; i++) {
      lines.add(new PausableProxy(ports.get(4 + i), ports.get(i)));
    }
    ann = join("ann", ports, 0);
    bob = join("bob", ports, 2);
    seen(ann, 2);
    seen(bob, 2);
    bob.listen(
        message -> {
          if (message instanceof BusMessage.Owner owner) {
            heard.add(owner.claim());
          }
        });
  }

  @BeforeEach
  void everythingArrives() throws Exception {
    assertThat(arrivesWithin(PATIENCE)).isTrue();
    renewedBefore = bob.count(BusEvent.REGISTRATION_RENEWED);
  }

  @AfterAll
  void stop() throws Exception {
    await(Future.join(ann.close(), bob.close()));
    for (var line : lines) {
      line.close();
    }
  }

  private VertxBus join(String name, List<Integer> ports, int line) throws Exception {
    var members = List.of("127.0.0.1:" + ports.get(4), "127.0.0.1:" + ports.get(6));
    var settings = new ClusterSettings(cluster, name, Set.of("games"), members, ports.get(line));
    var options = new VertxOptions();
    options
        .getEventBusOptions()
        .setPort(ports.get(line + 1))
        .setClusterPublicHost("127.0.0.1")
        .setClusterPublicPort(ports.get(4 + line + 1));
    lines.get(line).open();
    lines.get(line + 1).open();
    return await(
        VertxBus.join(
            settings,
            options,
            UnaryOperator.identity(),
            config -> {
              var own = config.getAdvancedNetworkConfig().getEndpointConfigs().get(MEMBER);
              ((ServerSocketEndpointConfig) own).setPublicAddress(members.get(line / 2));
              return config;
            }));
  }

  private static List<Integer> free(int count) throws Exception {
    var sockets = new ArrayList<ServerSocket>();
    for (int i = 0; i < count; i++) {
      sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
    }
    var ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
    for (var socket : sockets) {
      socket.close();
    }
    return ports;
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  private static void seen(VertxBus bus, int members) throws Exception {
    var found = new CompletableFuture<ClusterView>();
    bus.onView(
        view -> {
          if (view.members().size() == members) {
            found.complete(view);
          }
        });
    found.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** Ann sends until one of these messages is heard by Bob. */
  private boolean arrivesWithin(Duration time) throws Exception {
    long first = sent + 1;
    long deadline = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < deadline) {
      ann.send(bob.self(), new BusMessage.Owner("games", 0, ++sent, ann.self()));
      var got = heard.poll(20, TimeUnit.MILLISECONDS);
      if (got != null && got >= first) {
        return true;
      }
    }
    return false;
  }

  private MultiMap<Object, Object> registrations() {
    return ann.map().getHazelcastInstance().getMultiMap(SUBSCRIPTIONS);
  }

  /** Nobody but a doctor puts back what is taken away here. */
  private void isMadeAnew(String address) throws Exception {
    registrations().remove(address);
    assertThat(registrations().containsKey(address)).isFalse();
    long deadline = System.nanoTime() + HEALED.toNanos();
    while (!registrations().containsKey(address) && System.nanoTime() < deadline) {
      ann.send(bob.self(), new BusMessage.Owner("games", 0, ++sent, ann.self()));
      heard.poll(20, TimeUnit.MILLISECONDS);
    }
    assertThat(registrations().containsKey(address)).isTrue();
  }

  @Test
  void aLostRegistrationOfAnInboxIsMadeAnew() throws Exception {
    isMadeAnew(Addresses.inbox(bob.self()));
    assertThat(arrivesWithin(HEALED)).isTrue();
    assertThat(bob.count(BusEvent.REGISTRATION_RENEWED)).isEqualTo(renewedBefore + 1);
  }

  @Test
  void aLostRegistrationOfQueriesIsMadeAnew() throws Exception {
    await(bob.answer("where", question -> Future.succeededFuture(question)));
    isMadeAnew(Addresses.queries("where"));
    long deadline = System.nanoTime() + HEALED.toNanos();
    boolean answered = false;
    while (!answered && System.nanoTime() < deadline) {
      answered = await(ann.query("where", new JsonObject()).map(true).otherwise(false));
    }
    assertThat(answered).isTrue();
  }

  @Test
  void aWayThatLeadsNowhereIsLookedUpAgain() throws Exception {
    long routesBefore = ann.count(BusEvent.ROUTE_RENEWED);
    // What a member keeps that missed the change of the map.
    var nobody = List.of(new RegistrationInfo(UUID.randomUUID().toString(), 1, false));
    ann.map().told(new RegistrationUpdateEvent(Addresses.inbox(bob.self()), nobody));
    assertThat(arrivesWithin(Duration.ofMillis(100))).isFalse();
    assertThat(arrivesWithin(HEALED)).isTrue();
    assertThat(ann.count(BusEvent.ROUTE_RENEWED)).isGreaterThan(routesBefore);
    assertThat(bob.count(BusEvent.REGISTRATION_RENEWED)).isEqualTo(renewedBefore);
  }

  @Test
  void aLostAddressOfANodeIsSaidAgain() throws Exception {
    var addresses = ann.map().getHazelcastInstance().getMap(ADDRESSES);
    long before = bob.count(BusEvent.ADDRESS_RENEWED);
    addresses.remove(bob.map().getNodeId());
    long deadline = System.nanoTime() + HEALED.toNanos();
    while (!addresses.containsKey(bob.map().getNodeId()) && System.nanoTime() < deadline) {
      assertThat(arrivesWithin(Duration.ofSeconds(1))).isTrue();
    }
    assertThat(addresses.containsKey(bob.map().getNodeId())).isTrue();
    assertThat(bob.count(BusEvent.ADDRESS_RENEWED)).isEqualTo(before + 1);
  }

  @Test
  void aSplitHealsSoonAfterTheLineIsBack() throws Exception {
    lines.forEach(PausableProxy::pause);
    seen(ann, 1);
    seen(bob, 1);
    assertThat(arrivesWithin(Duration.ofMillis(100))).isFalse();
    lines.forEach(PausableProxy::resume);
    long back = System.nanoTime();
    seen(ann, 2);
    seen(bob, 2);
    assertThat(arrivesWithin(HEALED)).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - back)).isLessThan(HEALED);
    assertThat(ann.count(BusEvent.SPLIT_SEEN)).isEqualTo(1);
    assertThat(bob.count(BusEvent.SPLIT_SEEN)).isEqualTo(1);
    // What is registered after the split is heard of by both.
    isMadeAnew(Addresses.inbox(bob.self()));
    assertThat(arrivesWithin(HEALED)).isTrue();
  }

  @Test
  void aNodeShowsWhatItKnowsOfTheOthers() throws Exception {
    bob.report("games", () -> Future.succeededFuture(new JsonObject().put("partitions", 4)));
    var nodes = await(ann.reports()).getJsonArray("nodes");
    assertThat(nodes).hasSize(2);
    var report = of(nodes, bob);
    assertThat(report.getJsonObject("parts").getJsonObject("games").getInteger("partitions"))
        .isEqualTo(4);
    assertThat(report.getJsonObject("cluster").getBoolean("registered")).isTrue();
    lines.get(3).pause();
    assertThat(of(await(ann.reports()).getJsonArray("nodes"), bob).getString("error"))
        .isEqualTo("no answer");
    lines.get(3).resume();
  }

  private static JsonObject of(JsonArray nodes, VertxBus bus) {
    return nodes.stream()
        .map(JsonObject.class::cast)
        .filter(node -> node.getString("node").equals(bus.self()))
        .findFirst()
        .orElseThrow();
  }
}
