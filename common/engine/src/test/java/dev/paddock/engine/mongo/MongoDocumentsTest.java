package dev.paddock.engine.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paddock.embedded.ThrowawayServers;
import dev.paddock.engine.documents.InvalidDocument;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MongoDocumentsTest {
  private final Vertx vertx = Vertx.vertx();
  private final String things = "things_" + UUID.randomUUID();
  private MongoDocuments documents;

  @BeforeEach
  void connect() {
    documents = new MongoDocuments(vertx, ThrowawayServers.mongo().uri());
  }

  @AfterEach
  void disconnect() throws Exception {
    await(documents.close());
    await(vertx.close());
  }

  @Test
  void aSecondDocumentOfTheSameIdIsNotInserted() throws Exception {
    assertThat(await(documents.insert(things, thing("a", 1)))).isTrue();
    assertThat(await(documents.insert(things, thing("a", 2)))).isFalse();
    assertThat(await(documents.find(things, id("a"))).getInteger("rank")).isEqualTo(1);
  }

  @Test
  void aSecondDocumentWithAUniqueFieldIsNotInserted() throws Exception {
    await(documents.unique(things, "rank"));
    await(documents.unique(things, "rank"));
    assertThat(await(documents.insert(things, thing("a", 1)))).isTrue();
    assertThat(await(documents.insert(things, thing("b", 1)))).isFalse();
    assertThat(await(documents.insert(things, thing("b", 2)))).isTrue();
  }

  @Test
  void ofManyInsertsOfOneIdExactlyOneIsIn() throws Exception {
    var all =
        IntStream.range(0, 20).mapToObj(i -> documents.insert(things, thing("a", i))).toList();
    await(Future.all(all));
    assertThat(all.stream().filter(Future::result)).hasSize(1);
  }

  @Test
  void insertingLeavesTheGivenDocumentAsItIs() throws Exception {
    var given = new JsonObject().put("rank", 1);
    await(documents.insert(things, given));
    assertThat(given.fieldNames()).containsExactly("rank");
  }

  @Test
  void whatIsNotThereIsNull() throws Exception {
    assertThat(await(documents.find(things, id("none")))).isNull();
    assertThat(await(documents.update(things, id("none"), set("rank", 1), false))).isNull();
  }

  @Test
  void findingSortsAndLimitsAndBreaksTiesById() throws Exception {
    for (var name : List.of("b", "d", "a", "c")) {
      await(documents.insert(things, thing(name, name.equals("d") ? 1 : 2)));
    }
    assertThat(names(await(documents.find(things, new JsonObject(), "rank", true, 3))))
        .containsExactly("c", "b", "a");
    assertThat(names(await(documents.find(things, new JsonObject(), "rank", false, 2))))
        .containsExactly("d", "a");
  }

  @Test
  void anUpdateAnswersTheDocumentAfterIt() throws Exception {
    var made = await(documents.update(things, id("a"), set("moves.2", "x"), true));
    assertThat(made.getJsonObject("moves").getString("2")).isEqualTo("x");
    var counted = new JsonObject().put("$inc", new JsonObject().put("count", 2));
    await(documents.update(things, id("a"), counted, false));
    assertThat(await(documents.update(things, id("a"), counted, false)).getInteger("count"))
        .isEqualTo(4);
  }

  @Test
  void manyUpsertsOfOneIdAllSucceed() throws Exception {
    var all =
        IntStream.range(0, 20)
            .mapToObj(i -> documents.update(things, id("a"), set("f" + i, i), true))
            .toList();
    await(Future.all(all));
    assertThat(await(documents.find(things, id("a"))).size()).isEqualTo(21);
  }

  @Test
  void fieldsOfObjectsInListsCanBeAskedFor() throws Exception {
    var players = new JsonArray().add(new JsonObject().put("user_id", 4_503_599_627_370_497L));
    await(documents.insert(things, thing("a", 1).put("players", players)));
    var query = new JsonObject().put("players.user_id", 4_503_599_627_370_497L);
    assertThat(await(documents.find(things, query)).getString("_id")).isEqualTo("a");
  }

  @Test
  void aWriteThatCanNeverBeTakenSaysSo() throws Exception {
    await(documents.insert(things, thing("a", 1)));
    assertThatThrownBy(() -> await(documents.update(things, id("a"), set("rank.x", 1), true)))
        .hasCauseInstanceOf(InvalidDocument.class);
  }

  @Test
  void theServerAnswersAPing() throws Exception {
    assertThat(documents.ping().toCompletionStage().toCompletableFuture())
        .succeedsWithin(Duration.ofSeconds(10));
  }

  @Test
  void aServerThatIsNotThereFailsSoon() throws Exception {
    var nobody = new MongoDocuments(vertx, "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=200");
    assertThatThrownBy(() -> await(nobody.ping())).hasMessageContaining("127.0.0.1:1");
    await(nobody.close());
  }

  @Test
  void theUrlKeepsWhatItSaysAndGetsWhatItLacks() {
    var config = MongoAddress.of("mongodb://me:pw@h:1/db?retryWrites=true").config();
    assertThat(config.getString("db_name")).isEqualTo("db");
    assertThat(config.getString("connection_string"))
        .contains("retryWrites=true")
        .contains("&retryReads=false")
        .doesNotContain("retryWrites=false");
    assertThat(MongoAddress.of("mongodb://h:1").config().getString("db_name")).isEqualTo("paddock");
    assertThat(MongoAddress.of("mongodb://me:pw@h:1").toString()).doesNotContain("pw");
    assertThatThrownBy(() -> MongoAddress.of("http://h")).hasMessageContaining("mongodb://");
  }

  private static List<String> names(List<JsonObject> found) {
    return found.stream().map(thing -> thing.getString("_id")).toList();
  }

  private static JsonObject thing(String id, int rank) {
    return id(id).put("rank", rank);
  }

  private static JsonObject id(String id) {
    return new JsonObject().put("_id", id);
  }

  private static JsonObject set(String field, Object value) {
    return new JsonObject().put("$set", new JsonObject().put(field, value));
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
