package dev.paddock.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.table.TableHistory;
import dev.paddock.embedded.ThrowawayServers;
import dev.paddock.engine.mongo.MongoDocuments;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A table's public events, as they stand in X.events, read back as an item of the history. */
class TablePastTest {
  private final TableHistory history = new TableHistory(Set.of("coin.tossed"));

  @Test
  void aTablesGameIsReadBackWithItsMovesInOrder() throws Exception {
    var vertx = Vertx.vertx();
    var database = "/t" + UUID.randomUUID().toString().substring(0, 8);
    var documents = new MongoDocuments(vertx, ThrowawayServers.mongo().uri() + database);
    try {
      await(batch().apply(documents));
      await(batch().apply(documents));
      var answer = await(new PastGames(documents).answer(new JsonObject().put("user", 7)));
      assertThat(answer.getJsonArray("items").getJsonObject(0)).isEqualTo(expected());
      assertThat(answer.getValue("next")).isNull();
    } finally {
      await(documents.close());
      await(vertx.close());
    }
  }

  private WriteBatch batch() {
    var batch = new WriteBatch("log-a");
    for (var json :
        List.of(
            event("player_ready", "'user_id':7"),
            event(
                "game_started",
                "'room_name':'R','game_type':'coin','players':[{'user_id':7},{'user_id':8}],"
                    + "'first_turn':7,'turn_number':1,'deadline':null,"
                    + "'started_at':'2026-01-02T03:04:05.000Z','commitment':'c0','client_seeds':[]"),
            event("coin.tossed", "'n':2,'user_id':8,'value':1"),
            event("coin.tossed", "'n':1,'user_id':7,'value':0"),
            event(
                "game_ended",
                "'winner_id':7,'winner_username':'ann','final_scores':[[7,'ann',1],[8,'bob',0]],"
                    + "'reason':'score','finished_at':'2026-01-02T03:05:05.000Z','secret':'5e'"))) {
      var event = EventRecord.parse(json.getBytes(StandardCharsets.UTF_8));
      history.write(event.told()).forEach(write -> batch.add(event.id(), write));
    }
    return batch;
  }

  private static String event(String type, String body) {
    var envelope =
        "{'event_id':'r:e:1','event_type':'%s','timestamp':'2026-01-02T03:04:05Z','room_id':'r',"
            + "'epoch':'e','seq':1,'payload':{'type':'%s','room_id':'r',%s,'seq':1,'epoch':'e'}}";
    return envelope.formatted(type, type, body).replace('\'', '"');
  }

  private static JsonObject expected() {
    return new JsonObject(
        """
        {"room_id":"r","epoch":"e","room_name":"R","game_type":"coin",
         "players":[{"user_id":7},{"user_id":8}],"first_turn":7,
         "started_at":"2026-01-02T03:04:05.000Z","finished_at":"2026-01-02T03:05:05.000Z",
         "commitment":"c0","client_seeds":[],"winner_id":7,"winner_username":"ann",
         "final_scores":[[7,"ann",1],[8,"bob",0]],"reason":"score","secret":"5e",
         "moves":[{"n":1,"user_id":7,"value":0},{"n":2,"user_id":8,"value":1}]}
        """);
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }
}
