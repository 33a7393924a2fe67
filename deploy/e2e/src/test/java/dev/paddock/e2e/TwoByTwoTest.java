package dev.paddock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two gateways and two game services as processes; each test opens rooms of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class TwoByTwoTest {
  private static final int ROOMS = 6;

  /** What a takeover may last on a machine that has time; here it is only printed. */
  private static final long GOAL_MILLIS = 1_500;

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private Cluster cluster;
  private Door one;
  private Door two;

  @BeforeAll
  void start(@TempDir Path home) throws Exception {
    cluster = new Cluster(home);
    var nodes = List.of(cluster.games(), cluster.games(), cluster.gateway(), cluster.gateway());
    var doors = nodes.stream().map(Cluster.Node::awaitReady).toList();
    one = doors.get(2);
    two = doors.get(3);
  }

  @AfterAll
  void stop() throws Exception {
    cluster.close();
  }

  @Test
  void playersOfDifferentGatewaysPlayEachOther() {
    try (var host = GameClient.open(one, "olga");
        var guest = GameClient.open(two, "theo");
        var watcher = GameClient.open(two, "wim")) {
      var table = Table.start("Across", host, guest);
      var room = table.room();
      assertThat(watcher.ask("spectate", room).getString("type")).isEqualTo("ack");
      assertThat(listed(host, room)).isEqualTo(listed(guest, room)).contains("in_progress");
      guest.ask("chat.send", new JsonObject().put("room_id", room).put("text", "good luck"));
      for (var client : List.of(host, guest, watcher)) {
        assertThat(client.await("chat.message").getString("text")).isEqualTo("good luck");
      }
      table.finish();
      assertThat(watcher.await("game_ended").getString("secret")).hasSize(64);
      assertThat(watcher.story(room).faults()).isEmpty();
    }
  }

  @Test
  void whoGoesIsGoneForThoseAtTheOtherGateway() {
    try (var host = GameClient.open(one, "hans");
        var guest = GameClient.open(two, "gerd")) {
      var table = Table.start("Presence", host, guest);
      guest.abort();
      assertThat(host.await("player_disconnected").getString("username")).isEqualTo("gerd");
      guest.resume();
      assertThat(host.await("player_rejoined").getString("username")).isEqualTo("gerd");
      table.roll(2);
      table.assertWhole();
    }
  }

  @Test
  void theSameRequestAtBothGatewaysHasOneEffect() {
    try (var host = GameClient.open(one, "henk");
        var again = GameClient.open(two, "henk");
        var guest = GameClient.open(two, "gina")) {
      var table = Table.start("Twice", host, guest);
      assertThat(again.ask("rejoin_room", table.room()).getString("type")).isEqualTo("ack");
      var said =
          new JsonObject()
              .put("room_id", table.room())
              .put("text", "once")
              .put("request_id", "the-same");
      host.say("chat.send", said);
      again.say("chat.send", said);
      var answers = List.of(host.answer("the-same"), again.answer("the-same"));
      assertThat(answers.getFirst()).isEqualTo(answers.getLast());
      assertThat(answers.getFirst().getString("type")).isEqualTo("ack");
      guest.ask("chat.send", new JsonObject().put("room_id", table.room()).put("text", "after"));
      assertThat(guest.story(table.room()).messages("chat.message"))
          .extracting(m -> m.getString("text"))
          .containsExactly("once", "after");
    }
  }

  private static String listed(GameClient client, String room) {
    var found = new ArrayList<JsonObject>();
    Until.holds(
        room + " in the list",
        LIMIT,
        () -> {
          found.clear();
          rooms(client).stream()
              .map(JsonObject.class::cast)
              .filter(r -> r.getString("room_id").equals(room))
              .filter(r -> r.getString("status").equals("in_progress"))
              .filter(r -> r.getInteger("spectator_count") == 1)
              .forEach(found::add);
          return !found.isEmpty();
        });
    return found.getFirst().encode();
  }

  private static JsonArray rooms(GameClient client) {
    return client.ask("list_rooms", new JsonObject()).getJsonArray("rooms");
  }
}
