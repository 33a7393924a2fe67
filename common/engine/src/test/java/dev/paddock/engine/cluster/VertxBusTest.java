package dev.paddock.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.bus.ClusterView;
import io.vertx.core.Future;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two nodes of one JVM that find each other on this machine. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VertxBusTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String cluster = "test-" + UUID.randomUUID();
  private VertxBus ann;
  private VertxBus bob;

  @BeforeAll
  void start() throws Exception {
    ann = join("ann", Set.of("gateway", "games"));
    bob = join("bob", Set.of("games"));
    seen(ann, view -> view.members().size() == 2);
    seen(bob, view -> view.members().size() == 2);
  }

  @AfterAll
  void stop() throws Exception {
    await(Future.all(ann.close(), bob.close()));
  }

  private VertxBus join(String node, Set<String> roles) throws Exception {
    var settings = new ClusterSettings(cluster, node, roles, List.of(), 0);
    return await(VertxBus.join(settings, new VertxOptions(), UnaryOperator.identity()));
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  private static ClusterView seen(VertxBus bus, Predicate<ClusterView> wanted) throws Exception {
    var found = new CompletableFuture<ClusterView>();
    bus.onView(
        view -> {
          if (wanted.test(view)) {
            found.complete(view);
          }
        });
    return found.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  void eachNodeSeesTheOtherWithItsRoles() {
    assertThat(ann.view()).isEqualTo(bob.view());
    assertThat(ann.view().nodes("games")).containsExactly(ann.self(), bob.self());
    assertThat(bob.view().nodes("gateway")).containsExactly(ann.self());
    assertThat(ann.self()).startsWith("ann-");
  }

  @Test
  void messagesArriveInTheOrderTheyWereSent() throws Exception {
    for (var target : List.of(ann, bob)) {
      var inbox = inbox(target, "order");
      LongStream.range(0, 5_000).forEach(i -> ann.send(target.self(), owner("order", i)));
      for (long i = 0; i < 5_000; i++) {
        var message = inbox.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        assertThat(message).isEqualTo(owner("order", i));
      }
    }
  }

  private static BlockingQueue<BusMessage> inbox(VertxBus bus, String service) {
    var inbox = new LinkedBlockingQueue<BusMessage>();
    bus.listen(
        message -> {
          if (message instanceof BusMessage.Owner owner && owner.service().equals(service)) {
            inbox.add(message);
          }
        });
    return inbox;
  }

  private static BusMessage.Owner owner(String service, long claim) {
    return new BusMessage.Owner(service, 1, claim, "n");
  }

  @Test
  void aListenerThatThrowsKeepsNothingFromTheOthers() throws Exception {
    bob.listen(
        message -> {
          if (message instanceof BusMessage.Owner owner && owner.service().equals("throw")) {
            throw new IllegalStateException("planted");
          }
        });
    var inbox = inbox(bob, "throw");
    ann.send(bob.self(), owner("throw", 1));
    ann.send(bob.self(), owner("throw", 2));
    assertThat(inbox.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)).isEqualTo(owner("throw", 1));
    assertThat(inbox.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)).isEqualTo(owner("throw", 2));
  }

  @Test
  void aQueryIsAnsweredByEitherInstance() throws Exception {
    for (var bus : List.of(ann, bob)) {
      await(bus.answer("where", q -> Future.succeededFuture(q.copy().put("at", bus.self()))));
    }
    var answered = new HashSet<String>();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (answered.size() < 2 && System.nanoTime() < deadline) {
      var answer = await(ann.query("where", new JsonObject().put("n", 1)));
      assertThat(answer.getInteger("n")).isEqualTo(1);
      answered.add(answer.getString("at"));
    }
    assertThat(answered).containsExactlyInAnyOrder(ann.self(), bob.self());
  }

  @Test
  void aQueryThatCannotBeAnsweredFails() throws Exception {
    await(bob.answer("broken", q -> Future.failedFuture("planted")));
    await(
        bob.answer(
            "thrown",
            q -> {
              throw new IllegalStateException("planted");
            }));
    for (var service : List.of("broken", "thrown", "nobody")) {
      assertThatThrownBy(() -> await(ann.query(service, new JsonObject()))).isNotNull();
    }
  }

  @Test
  void aClosedNodeLeavesTheView() throws Exception {
    var eve = join("eve", Set.of("guest"));
    seen(ann, view -> view.nodes("guest").equals(List.of(eve.self())));
    var gone = new CompletableFuture<ClusterView>();
    ann.onView(
        view -> {
          if (view.nodes("guest").isEmpty()) {
            gone.complete(view);
          }
        });
    await(eve.close());
    assertThat(gone.get(5, TimeUnit.SECONDS).members()).hasSize(2);
  }

  @Test
  void nodesThatStartTogetherAllFindEachOther() throws Exception {
    var together = "test-" + UUID.randomUUID();
    var joining = new ArrayList<Future<VertxBus>>();
    for (int i = 0; i < 4; i++) {
      var settings = new ClusterSettings(together, "n" + i, Set.of("games"), List.of(), 0);
      joining.add(VertxBus.join(settings, new VertxOptions(), UnaryOperator.identity()));
    }
    var buses = await(Future.all(joining)).<VertxBus>list();
    for (var bus : buses) {
      seen(bus, view -> view.members().size() == 4);
    }
    await(Future.all(buses.stream().map(VertxBus::close).toList()));
  }

  @Test
  void clustersOfOtherServersHaveOtherNames() {
    assertThat(ClusterSettings.nameOf("localhost:9092"))
        .isEqualTo(ClusterSettings.nameOf("127.0.0.1:9092"))
        .isNotEqualTo(ClusterSettings.nameOf("127.0.0.1:9093"));
  }

  @Test
  void theOwnAddressIsTheMemberThatIsThisMachine() {
    assertThat(NodeAddress.of(List.of())).isEqualTo("127.0.0.1");
    assertThat(NodeAddress.of(List.of("192.0.2.1:5701", "127.0.0.1:5702"))).isEqualTo("127.0.0.1");
    assertThatThrownBy(() -> NodeAddress.of(List.of("no such host:1")))
        .hasMessageContaining("PADDOCK_CLUSTER: there is no host no such host");
  }
}
