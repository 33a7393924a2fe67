package dev.paddock.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.History;
import dev.paddock.embedded.ThrowawayServers;
import dev.paddock.engine.kafka.KafkaClients;
import dev.paddock.engine.kafka.Topics;
import dev.paddock.engine.mongo.MongoDocuments;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProjectorTest {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final Vertx vertx = Vertx.vertx();
  private final String service = "s" + UUID.randomUUID().toString().substring(0, 8);
  private final String collection = "c_" + service;
  private final String bootstrap = ThrowawayServers.kafka().bootstrapServers();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private MongoDocuments mongo;
  private FlakyDocuments documents;
  private KafkaProducer<String, String> producer;
  private Projector projector;

  @BeforeEach
  void connect() throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin
          .createTopics(List.of(new NewTopic(Topics.events(service), 2, (short) 1)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap, "transactional.id", service),
            new StringSerializer(),
            new StringSerializer());
    producer.initTransactions();
    mongo = new MongoDocuments(vertx, ThrowawayServers.mongo().uri());
    documents = new FlakyDocuments(mongo);
    projector = projector();
  }

  @AfterEach
  void disconnect() throws Exception {
    await(projector.stop());
    producer.close(Duration.ofSeconds(5));
    await(mongo.close());
    await(vertx.close());
  }

  @Test
  void eventsBecomeDocumentsThatNameTheirSource() throws Exception {
    tell(event("r", 1, "started"), event("r", 2, "moved"), event("q", 1, "started"));
    projector.start();
    var game = eventually("r:e", found -> found.containsKey("moves"));
    assertThat(game.getString("started_at")).isEqualTo("2026-01-02T03:04:05.600Z");
    assertThat(game.getJsonObject("moves").getJsonObject("2").getInteger("n")).isEqualTo(2);
    assertThat(game.getJsonObject(WriteBatch.SOURCE).getMap())
        .isEqualTo(Map.of("log", "log-a", "event", "r:e:2"));
    eventually("q:e", found -> true);
  }

  @Test
  void whatWasNotCommittedIsNotThere() throws Exception {
    producer.beginTransaction();
    send(event("gone", 1, "started"));
    producer.flush();
    producer.abortTransaction();
    tell(event("gone", 2, "moved"));
    projector.start();
    var game = eventually("gone:e", found -> true);
    assertThat(game.containsKey("started_at")).isFalse();
  }

  @Test
  void anUnreadableEventIsLeftOutAndCounted() throws Exception {
    producer.beginTransaction();
    put("r", "no json");
    put("r", "{\"event_id\":\"x\"}");
    put("r", event("r", 1, "bad"));
    put("r", event("r", 2, "moved"));
    producer.commitTransaction();
    projector.start();
    eventually("r:e", found -> found.containsKey("moves"));
    assertThat(metrics.counter("paddock.projector.unreadable", "service", service).count())
        .isEqualTo(3);
  }

  @Test
  void aStoreThatIsAwayIsCaughtUpWith() throws Exception {
    documents.failures.set(3);
    tell(event("r", 1, "started"));
    projector.start();
    eventually("r:e", found -> true);
    tell(event("r", 2, "moved"));
    eventually("r:e", found -> found.containsKey("moves"));
    assertThat(documents.failures.get()).isZero();
  }

  @Test
  void aSuccessorGoesOnWhereTheLastOneCommitted() throws Exception {
    tell(event("r", 1, "started"));
    projector.start();
    eventually("r:e", found -> true);
    tell(event("r", 2, "moved"));
    eventually("r:e", found -> found.containsKey("moves"));
    await(projector.stop());
    int before = documents.updates.get();
    projector = projector();
    projector.start();
    tell(event("q", 1, "started"));
    eventually("q:e", found -> true);
    assertThat(documents.updates.get() - before).isLessThanOrEqualTo(2);
  }

  @Test
  void theSameEventsTwiceGiveTheSameDocument() throws Exception {
    tell(event("r", 1, "started"), event("r", 2, "moved"), event("r", 3, "moved"));
    projector.start();
    var once = eventually("r:e", found -> moves(found) == 2);
    tell(event("r", 1, "started"), event("r", 2, "moved"), event("r", 3, "moved"));
    tell(event("end", 1, "started"));
    eventually("end:e", found -> true);
    assertThat(eventually("r:e", found -> found.equals(once))).isEqualTo(once);
  }

  private Projector projector() {
    return new Projector(
        vertx,
        new KafkaClients(bootstrap, "test"),
        service,
        "log-a",
        List.of(this::write),
        documents,
        metrics,
        PAUSE);
  }

  /** A game: the beginning sets its time, each move its own field. */
  private List<History.Write> write(History.Told told) {
    var set = new HashMap<String, Object>();
    switch (told.type()) {
      case "started" -> set.put("started_at", told.at());
      case "moved" -> set.put("moves." + told.seq(), told.payload());
      default -> throw new IllegalStateException("a history that fails");
    }
    return List.of(new History.Write(collection, told.room() + ":" + told.epoch(), set));
  }

  private void tell(String... events) {
    producer.beginTransaction();
    for (var event : events) {
      send(event);
    }
    producer.commitTransaction();
  }

  private void send(String event) {
    put(new JsonObject(event).getString("room_id"), event);
  }

  private void put(String room, String value) {
    var unused = producer.send(new ProducerRecord<>(Topics.events(service), room, value));
  }

  private static String event(String room, long seq, String type) {
    return new JsonObject()
        .put("event_id", room + ":e:" + seq)
        .put("event_type", type)
        .put("timestamp", "2026-01-02T03:04:05.600Z")
        .put("room_id", room)
        .put("epoch", "e")
        .put("seq", seq)
        .put("payload", new JsonObject().put("n", seq).put("list", List.of(Map.of("a", 1))))
        .encode();
  }

  private static int moves(JsonObject game) {
    return game.getJsonObject("moves", new JsonObject()).size();
  }

  private JsonObject eventually(String id, Predicate<JsonObject> expected) throws Exception {
    return await(look(id, expected));
  }

  private Future<JsonObject> look(String id, Predicate<JsonObject> expected) {
    return mongo
        .find(collection, new JsonObject().put("_id", id))
        .compose(
            found ->
                found != null && expected.test(found)
                    ? Future.succeededFuture(found)
                    : soon().compose(go -> look(id, expected)));
  }

  private Future<Void> soon() {
    var pause = Promise.<Void>promise();
    vertx.setTimer(20, go -> pause.complete());
    return pause.future();
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }
}
