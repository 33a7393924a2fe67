package dev.paddock.engine.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paddock.core.RoomService;
import dev.paddock.embedded.ThrowawayServers;
import dev.paddock.engine.bus.Bus;
import dev.paddock.engine.mongo.MongoDocuments;
import dev.paddock.engine.views.ChannelStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GameQueriesTest {
  private final Vertx vertx = Vertx.vertx();
  private final AtomicLong nanos = new AtomicLong(1);
  private final List<byte[]> stored = new ArrayList<>();
  private int readings;
  private MongoDocuments documents;
  private GameQueries queries;

  @BeforeEach
  void connect() {
    var uri = ThrowawayServers.mongo().uri() + "/d" + UUID.randomUUID().toString().substring(0, 8);
    documents = new MongoDocuments(vertx, uri);
    var service = service();
    queries =
        new GameQueries(
            bus(),
            service,
            new RoomLists(service, channels(), "game:room:", nanos::get),
            new PastGames(documents),
            documents);
  }

  @AfterEach
  void disconnect() throws Exception {
    await(documents.close());
    await(vertx.close());
  }

  @Test
  void aListHasSummariesOldestFirst() throws Exception {
    store("b", "dice", "waiting", 2);
    store("a", "cards", "in_progress", 1);
    var rooms = list(new JsonObject());
    assertThat(names(rooms)).containsExactly("a", "b");
    assertThat(rooms.getFirst().fieldNames())
        .containsExactlyInAnyOrder(
            "room_id",
            "room_name",
            "game_type",
            "status",
            "host_id",
            "host_username",
            "player_count",
            "max_players",
            "spectator_count",
            "created_at",
            "players");
    assertThat(rooms.getFirst().getJsonArray("players").encode())
        .isEqualTo("[{\"user_id\":7,\"username\":\"ann\",\"avatar_id\":null}]");
  }

  @Test
  void aListCanBeFiltered() throws Exception {
    store("a", "dice", "waiting", 1);
    store("b", "dice", "in_progress", 2);
    store("c", "cards", "waiting", 3);
    assertThat(names(list(new JsonObject().put("game_type", "dice")))).containsExactly("a", "b");
    assertThat(names(list(new JsonObject().put("status", "waiting").put("game_type", "cards"))))
        .containsExactly("c");
    assertThat(names(list(new JsonObject().putNull("status")))).hasSize(3);
  }

  @Test
  void aListIsReadAtMostTwiceASecond() throws Exception {
    list(new JsonObject());
    store("a", "dice", "waiting", 1);
    nanos.addAndGet(499_000_000);
    assertThat(list(new JsonObject())).isEmpty();
    nanos.addAndGet(2_000_000);
    assertThat(list(new JsonObject())).hasSize(1);
    assertThat(readings).isEqualTo(2);
  }

  @Test
  void aHistoryHasFinishedGamesNewestFirst() throws Exception {
    play("r1", 10, 7, 8);
    play("r2", 30, 8, 9);
    play("r3", 20, 7, 9);
    await(documents.insert("games", new JsonObject().put("_id", "r4:e").put("room_id", "r4")));
    assertThat(names(items(history(new JsonObject())))).containsExactly("r2", "r3", "r1");
    assertThat(names(items(history(new JsonObject().put("user", 7))))).containsExactly("r3", "r1");
    assertThat(names(items(history(new JsonObject().put("user", "9").put("room", "r3")))))
        .containsExactly("r3");
  }

  @Test
  void movesAreAListInTheirOrder() throws Exception {
    play("r1", 10, 7, 8);
    var moves = new JsonObject().put("moves.10", "j").put("moves.2", "b").put("moves.1", "a");
    await(
        documents.update(
            "games",
            new JsonObject().put("_id", "r1:e"),
            new JsonObject().put("$set", moves.put("source", new JsonObject())),
            false));
    var game = items(history(new JsonObject())).getFirst();
    assertThat(game.getJsonArray("moves").encode()).isEqualTo("[\"a\",\"b\",\"j\"]");
    assertThat(game.fieldNames()).doesNotContain("_id", "source");
  }

  @Test
  void pagesFollowEachOtherWithoutHoleOrRepetition() throws Exception {
    for (int i = 0; i < 25; i++) {
      play("r" + i, i / 4, 7, 8);
    }
    var seen = new ArrayList<String>();
    String next = null;
    do {
      var page = history(new JsonObject().put("limit", 10).put("before", next));
      seen.addAll(names(items(page)));
      next = page.getString("next");
    } while (next != null);
    assertThat(seen).hasSize(25).doesNotHaveDuplicates();
    assertThat(seen.getLast()).isIn("r0", "r1", "r2", "r3");
  }

  @Test
  void aPageHasAtMostAHundred() throws Exception {
    for (int i = 0; i < 101; i++) {
      play("r" + i, i, 7, 8);
    }
    assertThat(items(history(new JsonObject().put("limit", 5_000)))).hasSize(100);
    assertThat(items(history(new JsonObject().put("limit", -3)))).hasSize(1);
    assertThat(items(history(new JsonObject()))).hasSize(20);
  }

  @Test
  void aCursorThatIsNoneAndAnotherQuestionAreRefused() {
    assertThatThrownBy(() -> history(new JsonObject().put("before", "x")))
        .hasMessageContaining("not a cursor");
    assertThatThrownBy(() -> history(new JsonObject().put("user", "ann")))
        .hasMessageContaining("ann");
    assertThatThrownBy(() -> await(queries.answer(new JsonObject().put("op", "drop"))))
        .hasMessageContaining("drop");
  }

  @Test
  void theBusIsAnsweredUnderTheServicesName() throws Exception {
    await(queries.start());
    assertThat(answered).isEqualTo("games");
  }

  private String answered = "";

  private void store(String name, String type, String status, int second) {
    var room = new JsonObject().put("room_id", name).put("room_name", name).put("chat", "long");
    var ann = new JsonObject().put("user_id", 7).put("username", "ann").putNull("avatar_id");
    var bob = new JsonObject().put("user_id", 8).put("username", "bob").put("has_left", true);
    room.put("game_type", type).put("status", status).put("created_at", at(second));
    room.put("players", new JsonArray().add(ann.put("score", 1)).add(bob));
    stored.add(room.encode().getBytes(UTF_8));
  }

  private void play(String room, int second, long one, long other) throws Exception {
    var players =
        new JsonArray()
            .add(new JsonObject().put("user_id", one))
            .add(new JsonObject().put("user_id", other));
    await(
        documents.insert(
            "games",
            new JsonObject()
                .put("_id", room + ":e")
                .put("room_id", room)
                .put("players", players)
                .put("finished_at", at(second))));
  }

  private static String at(int second) {
    return Instant.ofEpochSecond(1_767_225_600L + second).toString().replace("Z", ".000Z");
  }

  private List<JsonObject> list(JsonObject question) throws Exception {
    return objects(await(queries.answer(question.put("op", "list"))).getJsonArray("rooms"));
  }

  private JsonObject history(JsonObject question) throws Exception {
    return await(queries.answer(question.put("op", "history")));
  }

  private static List<JsonObject> items(JsonObject page) {
    return objects(page.getJsonArray("items"));
  }

  private static List<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast).toList();
  }

  private static List<String> names(List<JsonObject> rooms) {
    return rooms.stream().map(room -> room.getString("room_id")).toList();
  }

  private static RoomService service() {
    return fake(
        RoomService.class,
        method ->
            switch (method) {
              case "name" -> "games";
              case "listField" -> "rooms";
              case "roomField" -> "room_id";
              case "kindField" -> "game_type";
              case "listedFields" ->
                  List.of(
                      "room_id",
                      "room_name",
                      "game_type",
                      "status",
                      "host_id",
                      "host_username",
                      "player_count",
                      "max_players",
                      "spectator_count",
                      "created_at");
              default -> method;
            });
  }

  private ChannelStore channels() {
    return fake(
        ChannelStore.class,
        method -> {
          readings++;
          return Future.succeededFuture(List.copyOf(stored));
        });
  }

  private Bus bus() {
    return (Bus)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Bus.class},
            (proxy, method, arguments) -> {
              answered = (String) arguments[0];
              return Future.succeededFuture();
            });
  }

  private static <T> T fake(Class<T> type, Function<String, Object> answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answer.apply(method.getName())));
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }
}
