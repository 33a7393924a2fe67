package dev.paddock.races;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.Actor;
import dev.paddock.core.Reason;
import dev.paddock.embedded.EmbeddedKafka;
import dev.paddock.embedded.EmbeddedMongo;
import dev.paddock.embedded.EmbeddedRedis;
import dev.paddock.engine.assembly.RoomServer;
import dev.paddock.engine.assembly.Surroundings;
import dev.paddock.engine.history.Feeder;
import dev.paddock.engine.history.Projector;
import dev.paddock.engine.history.Replays;
import dev.paddock.engine.history.Verdicts;
import dev.paddock.engine.kafka.KafkaClients;
import dev.paddock.engine.kafka.KafkaCommandLog;
import dev.paddock.engine.kafka.KafkaJournal;
import dev.paddock.engine.kafka.TopicAdmin;
import dev.paddock.engine.loop.ThreadLoop;
import dev.paddock.engine.mongo.MongoDocuments;
import dev.paddock.engine.redis.RedisChannelStore;
import dev.paddock.engine.room.Kinds;
import dev.paddock.engine.wire.WireCodec;
import dev.paddock.races.garage.GarageKind;
import dev.paddock.races.query.RaceQuestions;
import dev.paddock.testkit.EmbeddedServers;
import dev.paddock.testkit.world.FakeCluster;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Races, garages and the leaderboard through the real engine on the real servers. */
@ExtendWith(EmbeddedServers.class)
class RacesOnServersTest {
  private static final int PARTITIONS = 4;
  private static final long PATIENCE_SECONDS = 60;

  @Test
  void aRaceIsDrivenToItsResultsWhichCountOnceThoughTheServiceStops(
      EmbeddedKafka kafka, EmbeddedRedis redis, EmbeddedMongo mongo) throws Exception {
    var vertx = Vertx.vertx();
    var loop = ThreadLoop.start("bus", Clock.systemUTC());
    var cluster = new FakeCluster(loop, () -> Duration.ZERO, () -> false);
    var clients = new KafkaClients(kafka.bootstrapServers(), "test");
    new TopicAdmin(clients).ensure("races", PARTITIONS);
    var house = new House(vertx, loop, cluster, clients, kafka, redis, mongo);
    try (var commands = KafkaCommandLog.open(clients, new WireCodec(), List.of("races"))) {
      var desk = new Desk(cluster.join("gateway-1", Set.of("gateway"), loop), commands);
      var first = house.start("races-1");
      var race = Desk.race("Cup");
      var end = drivenToItsEnd(desk, race);
      first.stop();
      cluster.leave("races-1");
      var second = house.start("races-2");
      var feeder = house.feeder(commands);
      var projector = house.projector(second.journalId());
      feeder.start();
      projector.start();
      var answers = new RaceQuestions().answers(house.channels, house.documents);
      var finished = new JsonObject().put("race", race);
      var waiting =
          eventually(
              () -> await(answers.get("race").apply(finished)),
              found -> "finished".equals(found.getString("status")));
      assertThat(waiting.getValue("verified")).isNull();
      var garages = answers.get("garage");
      assertThat(await(garages.apply(new JsonObject().put("self", 1L))).getInteger("races"))
          .isZero();
      var replays = house.replays();

      var own = new JsonObject().put("self", 1L);
      var garage =
          eventually(() -> await(garages.apply(own)), found -> found.getInteger("races") == 1);
      assertThat(garage.getJsonArray("cars")).hasSize(1);
      counts(answers, finished, end.getString("replay_id"));
      replays.close();
      await(Future.all(feeder.stop(), projector.stop()));
      second.stop();
    } finally {
      house.close();
    }
  }

  /** User 1 drives from the start of a race of two, and gives up. */
  private static JsonObject drivenToItsEnd(Desk desk, String race) {
    desk.ask(1, "create_race", race, cup());
    assertThat(desk.ask(1, "join_race", race, new JsonObject()).code()).isNull();
    assertThat(desk.ask(1, "join_race", race, new JsonObject()).code())
        .isEqualTo(Reason.ALREADY_IN_ROOM);
    assertThat(desk.ask(2, "join_race", race, new JsonObject().put("car_id", 9)).code())
        .isEqualTo(Reason.FORBIDDEN);
    desk.ask(1, "ready", race, new JsonObject());
    eventually(() -> desk.told(race, "race_start"), told -> told.size() >= 4);
    desk.ask(1, "leave_race", race, new JsonObject());
    var end = eventually(() -> desk.told(race, "race_end"), told -> !told.isEmpty()).getFirst();
    assertThat(end.getJsonArray("results")).hasSize(2);
    return end;
  }

  /** The race stands verified in the lists, and once in the leaderboard. */
  private static void counts(
      Map<String, Function<JsonObject, Future<JsonObject>>> answers,
      JsonObject finished,
      String replay) {
    var row =
        eventually(
                () -> rowsOf(1, await(answers.get("leaderboard").apply(new JsonObject()))),
                found -> !found.isEmpty())
            .getFirst();
    assertThat(row.getString("replay_id")).isEqualTo(replay);
    assertThat(row.getInteger("races")).isEqualTo(1);
    var past = await(answers.get("race").apply(finished));
    assertThat(past.getJsonArray("results")).hasSize(2);
    assertThat(past.getBoolean("verified")).isTrue();
    var listed = await(answers.get("races").apply(new JsonObject().put("driver", "1")));
    assertThat(listed.getJsonArray("items").getJsonObject(0).getBoolean("verified")).isTrue();
  }

  @Test
  void pointsAreSpentOnceWhoeverAsks(EmbeddedKafka kafka, EmbeddedRedis redis, EmbeddedMongo mongo)
      throws Exception {
    var vertx = Vertx.vertx();
    var loop = ThreadLoop.start("bus", Clock.systemUTC());
    var cluster = new FakeCluster(loop, () -> Duration.ZERO, () -> false);
    var clients = new KafkaClients(kafka.bootstrapServers(), "test");
    new TopicAdmin(clients).ensure("races", PARTITIONS);
    var house = new House(vertx, loop, cluster, clients, kafka, redis, mongo);
    try (var commands = KafkaCommandLog.open(clients, new WireCodec(), List.of("races"))) {
      var desk = new Desk(cluster.join("gateway-1", Set.of("gateway"), loop), commands);
      var server = house.start("races-3");
      var room = GarageKind.room(5).value();
      assertThat(desk.ask(Actor.SYSTEM, "garage.award", room, award("run-1")).code()).isNull();
      assertThat(desk.ask(Actor.SYSTEM, "garage.award", room, award("run-1")).code()).isNull();
      assertThat(desk.ask(5, "garage.award", room, award("run-2")).code())
          .isEqualTo(Reason.FORBIDDEN);

      var lynx = new JsonObject().put("model", "lynx_r");
      assertThat(desk.ask(5, "garage.buy_car", room, lynx).code()).isNull();
      assertThat(desk.ask(5, "garage.buy_car", room, lynx).code()).isEqualTo(Reason.ALREADY_OWNED);
      assertThat(desk.ask(5, "garage.buy_car", room, new JsonObject().put("model", "heron")).code())
          .isEqualTo(Reason.NOT_ENOUGH_POINTS);
      assertThat(desk.ask(6, "garage.buy_car", room, lynx).code()).isEqualTo(Reason.FORBIDDEN);
      var answers = new RaceQuestions().answers(house.channels, house.documents);
      var garage = await(answers.get("garage").apply(new JsonObject().put("self", 5L)));
      assertThat(garage.getInteger("points")).isEqualTo(10);
      assertThat(garage.getJsonArray("cars")).hasSize(2);

      var race = Desk.race("Own car");
      desk.ask(5, "create_race", race, new JsonObject().put("name", "Own car"));
      var join = new JsonObject().put("car_id", 2).put("garage", garage);
      assertThat(desk.ask(5, "join_race", race, join).code()).isNull();
      var car = desk.told(race, "race_joined").getFirst().getJsonObject("car");
      assertThat(car.getString("model")).isEqualTo("lynx_r");
      server.stop();
    } finally {
      house.close();
    }
  }

  @Test
  void whoIsInAHurryIsSentToTheNextRace(
      EmbeddedKafka kafka, EmbeddedRedis redis, EmbeddedMongo mongo) throws Exception {
    var vertx = Vertx.vertx();
    var loop = ThreadLoop.start("bus", Clock.systemUTC());
    var cluster = new FakeCluster(loop, () -> Duration.ZERO, () -> false);
    var clients = new KafkaClients(kafka.bootstrapServers(), "test");
    new TopicAdmin(clients).ensure("races", PARTITIONS);
    var house = new House(vertx, loop, cluster, clients, kafka, redis, mongo);
    try (var commands = KafkaCommandLog.open(clients, new WireCodec(), List.of("races"))) {
      var desk = new Desk(cluster.join("gateway-1", Set.of("gateway"), loop), commands);
      var server = house.start("races-4");
      var feeder = house.feeder(commands);
      feeder.start();
      var answer = desk.ask(11, "quick_race", "race_lobby", new JsonObject());
      var found = Desk.json(answer.tells().getLast()).getJsonObject("command");
      var race = Desk.race(found.getString("name"));
      assertThat(desk.ask(11, "enter_race", race, found).code()).isNull();
      eventually(
          () -> desk.told("race_lobby", "lobby.race_noted"),
          told -> told.stream().anyMatch(it -> race.equals(it.getString("race"))));
      var next = desk.ask(12, "quick_race", "race_lobby", new JsonObject());
      assertThat(Desk.json(next.tells().getLast()).getString("race")).isEqualTo(race);

      desk.ask(Actor.SYSTEM, "lobby.keep_show", "race_lobby", new JsonObject());
      var wanted =
          eventually(() -> desk.told("race_lobby", "lobby.show_wanted"), told -> !told.isEmpty())
              .getFirst();
      var show = wanted.getString("race");
      desk.listenTo(show);
      eventually(() -> desk.told(show, "race_start"), told -> !told.isEmpty());
      await(feeder.stop());
      server.stop();
    } finally {
      house.close();
    }
  }

  private static JsonObject cup() {
    return new JsonObject()
        .put("name", "Cup")
        .put("laps", 1)
        .put("drivers", new JsonArray().add("pro"))
        .put("stage", new JsonObject().put("seed", 7).put("length", 1_000));
  }

  private static JsonObject award(String run) {
    return new JsonObject()
        .put("username", "user5")
        .put(
            "award",
            new JsonObject()
                .put("race_id", "race_a")
                .put("run_id", run)
                .put("car_id", 1)
                .put("position", 1)
                .put("stage", "seed-1")
                .put("millis", 60_000)
                .put("points", 130)
                .put("rating", new JsonObject().put("mu", 1.5).put("sigma", 0.9)));
  }

  private static List<JsonObject> rowsOf(long user, JsonObject page) {
    return page.getJsonArray("items").stream()
        .map(JsonObject.class::cast)
        .filter(row -> row.getLong("user_id") == user)
        .toList();
  }

  private static <T> T eventually(Supplier<T> look, Predicate<T> isGood) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    T seen = look.get();
    while (!isGood.test(seen)) {
      assertThat(System.nanoTime()).as("still only %s", seen).isLessThan(until);
      Thread.onSpinWait();
      java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      seen = look.get();
    }
    return seen;
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }

  /** The servers and what stands on them. */
  private static final class House {
    private final Vertx vertx;
    private final ThreadLoop loop;
    private final FakeCluster cluster;
    private final KafkaClients clients;
    private final Surroundings world;
    private final RedisChannelStore channels;
    private final MongoDocuments documents;

    House(
        Vertx vertx,
        ThreadLoop loop,
        FakeCluster cluster,
        KafkaClients clients,
        EmbeddedKafka kafka,
        EmbeddedRedis redis,
        EmbeddedMongo mongo) {
      this.vertx = vertx;
      this.loop = loop;
      this.cluster = cluster;
      this.clients = clients;
      this.world =
          new Surroundings(
              vertx,
              cluster.join("nobody", Set.of(), loop),
              kafka.bootstrapServers(),
              redis.uri(),
              mongo.uri(),
              PARTITIONS,
              Clock.systemUTC(),
              new SimpleMeterRegistry());
      this.channels = new RedisChannelStore(vertx, redis.uri());
      this.documents = new MongoDocuments(vertx, mongo.uri());
    }

    RoomServer start(String node) {
      return RoomServer.start(
          "races",
          new Surroundings(
              vertx,
              cluster.join(node, Set.of("races"), loop),
              world.kafka(),
              world.redis(),
              world.mongo(),
              PARTITIONS,
              world.clock(),
              world.metrics()));
    }

    Feeder feeder(KafkaCommandLog commands) {
      var feeds = Kinds.load("races").kinds().stream().flatMap(it -> it.feeds().stream()).toList();
      return new Feeder(
          vertx,
          clients,
          "races",
          "races",
          feeds,
          new Verdicts(vertx, documents),
          commands,
          new WireCodec(),
          world.metrics());
    }

    /** Of all partitions. */
    Replays replays() {
      var inputs = KafkaJournal.inputs(clients, "races", world.metrics());
      return Replays.start(Kinds.load("races"), inputs, documents, () -> List.of(0, 1, 2, 3));
    }

    Projector projector(String journal) {
      var histories =
          Kinds.load("races").kinds().stream().flatMap(it -> it.histories().stream()).toList();
      return new Projector(vertx, clients, "races", journal, histories, documents, world.metrics());
    }

    void close() throws Exception {
      loop.close();
      await(channels.close());
      await(documents.close());
      vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
  }
}
