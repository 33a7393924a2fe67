package dev.paddock.games;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.Reason;
import dev.paddock.embedded.EmbeddedKafka;
import dev.paddock.embedded.EmbeddedMongo;
import dev.paddock.embedded.EmbeddedRedis;
import dev.paddock.engine.assembly.RoomServer;
import dev.paddock.engine.assembly.Surroundings;
import dev.paddock.engine.kafka.KafkaClients;
import dev.paddock.engine.kafka.KafkaCommandLog;
import dev.paddock.engine.kafka.TopicAdmin;
import dev.paddock.engine.loop.ThreadLoop;
import dev.paddock.engine.redis.RedisChannelStore;
import dev.paddock.engine.wire.WireCodec;
import dev.paddock.testkit.EmbeddedServers;
import dev.paddock.testkit.world.FakeCluster;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bigger Dice through the real engine on the real Kafka and Redis. */
@ExtendWith(EmbeddedServers.class)
class GamesOnServersTest {
  @Test
  void aGameIsPlayedToItsEndThroughARestart(
      EmbeddedKafka kafka, EmbeddedRedis redis, EmbeddedMongo mongo) throws Exception {
    var vertx = Vertx.vertx();
    var loop = ThreadLoop.start("bus", Clock.systemUTC());
    var cluster = new FakeCluster(loop, () -> Duration.ZERO, () -> false);
    var clients = new KafkaClients(kafka.bootstrapServers(), "test");
    new TopicAdmin(clients).ensure("games", 4);
    try (var commands = KafkaCommandLog.open(clients, new WireCodec(), List.of("games"))) {
      var desk = new Desk(cluster.join("gateway-1", Set.of("gateway"), loop), commands);
      var first =
          RoomServer.start("games", world(vertx, cluster, loop, "games-1", kafka, redis, mongo));
      var name = "Restart";
      var room = Desk.room(name);

      var created = desk.ask(1, "create_room", room, new JsonObject().put("room_name", name));
      assertThat(created.code()).isNull();
      assertThat(created.tells()).hasSize(1);
      assertThat(desk.ask(2, "join_room", room, new JsonObject()).code()).isNull();
      desk.ask(1, "ready", room, new JsonObject());
      desk.ask(2, "ready", room, new JsonObject());
      var started = desk.told("game_started").getFirst();
      long turn = started.getLong("first_turn");
      assertThat(desk.ask(3 - turn, "bigger_dice.roll", room, new JsonObject()).code())
          .isEqualTo(Reason.NOT_YOUR_TURN);
      desk.ask(turn, "bigger_dice.roll", room, new JsonObject(), "first-roll");

      first.stop();
      cluster.leave("games-1");
      var second =
          RoomServer.start("games", world(vertx, cluster, loop, "games-2", kafka, redis, mongo));
      var again = desk.ask(turn, "bigger_dice.roll", room, new JsonObject(), "first-roll");
      assertThat(again.code()).isNull();
      play(desk, room, 3 - turn);

      var ended = desk.told("game_ended").getFirst();
      assertThat(ended.getJsonArray("final_scores").getJsonArray(0).getInteger(2)).isEqualTo(10);
      assertThat(ended.getString("secret")).hasSize(64);
      var store = new RedisChannelStore(vertx, redis.uri());
      var window =
          store.read("room:" + room, 0, null).toCompletionStage().toCompletableFuture().get();
      assertThat(window.head().seq()).isEqualTo(ended.getLong("seq"));
      assertThat(new String(window.image(), StandardCharsets.UTF_8))
          .contains("\"status\":\"finished\"");
      second.stop();
    } finally {
      loop.close();
      vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void handsGoToTheirOwnersAndNeverIntoRedis(
      EmbeddedKafka kafka, EmbeddedRedis redis, EmbeddedMongo mongo) throws Exception {
    var vertx = Vertx.vertx();
    var loop = ThreadLoop.start("bus", Clock.systemUTC());
    var cluster = new FakeCluster(loop, () -> Duration.ZERO, () -> false);
    var clients = new KafkaClients(kafka.bootstrapServers(), "test");
    new TopicAdmin(clients).ensure("games", 4);
    try (var commands = KafkaCommandLog.open(clients, new WireCodec(), List.of("games"))) {
      var desk = new Desk(cluster.join("gateway-1", Set.of("gateway"), loop), commands);
      var server =
          RoomServer.start("games", world(vertx, cluster, loop, "games-3", kafka, redis, mongo));
      var room = Desk.room("Bluff");
      var fields = new JsonObject().put("room_name", "Bluff").put("game_type", "liars_dice");
      assertThat(desk.ask(1, "create_room", room, fields).code()).isNull();
      desk.ask(2, "join_room", room, new JsonObject());
      desk.ask(1, "ready", room, new JsonObject());
      desk.ask(2, "ready", room, new JsonObject());

      var rolled = desk.told("liars_dice.rolled").getFirst();
      assertThat(rolled.getBoolean("masked")).isTrue();
      assertThat(rolled.containsKey("own")).isFalse();
      var secrets = List.copyOf(desk.secrets);
      assertThat(secrets).extracting(Desk.Secret::userId).containsExactlyInAnyOrder(1L, 2L);
      assertThat(secrets)
          .allSatisfy(it -> assertThat(it.message().getJsonArray("own")).hasSize(5))
          .allSatisfy(
              it -> assertThat(it.message().getLong("seq")).isEqualTo(rolled.getLong("seq")))
          .allSatisfy(it -> assertThat(it.message().containsKey("masked")).isFalse());
      var store = new RedisChannelStore(vertx, redis.uri());
      var window =
          store.read("room:" + room, 0, null).toCompletionStage().toCompletableFuture().get();
      assertThat(new String(window.image(), StandardCharsets.UTF_8))
          .contains("\"cups\":[{")
          .doesNotContain("\"own\"");
      server.stop();
    } finally {
      loop.close();
      vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
  }

  private static void play(Desk desk, String room, long next) {
    long turn = next;
    for (int roll = 0; roll < 500 && desk.told("game_ended").isEmpty(); roll++) {
      var answer = desk.ask(turn, "bigger_dice.roll", room, new JsonObject());
      if (answer.code() == Reason.NOT_YOUR_TURN) {
        turn = 3 - turn;
      } else {
        assertThat(answer.code()).isNull();
        turn = 3 - turn;
      }
    }
  }

  private static Surroundings world(
      Vertx vertx,
      FakeCluster cluster,
      ThreadLoop loop,
      String node,
      EmbeddedKafka kafka,
      EmbeddedRedis redis,
      EmbeddedMongo mongo) {
    return new Surroundings(
        vertx,
        cluster.join(node, Set.of("games"), loop),
        kafka.bootstrapServers(),
        redis.uri(),
        mongo.uri(),
        4,
        Clock.systemUTC(),
        new SimpleMeterRegistry());
  }
}
