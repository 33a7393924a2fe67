package dev.paddock.games;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.Reason;
import dev.paddock.core.RoomKind;
import dev.paddock.embedded.EmbeddedKafka;
import dev.paddock.embedded.EmbeddedMongo;
import dev.paddock.embedded.EmbeddedRedis;
import dev.paddock.engine.assembly.RoomServer;
import dev.paddock.engine.assembly.Surroundings;
import dev.paddock.engine.history.Projector;
import dev.paddock.engine.kafka.KafkaClients;
import dev.paddock.engine.kafka.KafkaCommandLog;
import dev.paddock.engine.kafka.KafkaTopic;
import dev.paddock.engine.kafka.TopicAdmin;
import dev.paddock.engine.kafka.Topics;
import dev.paddock.engine.loop.ThreadLoop;
import dev.paddock.engine.mongo.MongoDocuments;
import dev.paddock.engine.redis.Keys;
import dev.paddock.engine.replay.Replay;
import dev.paddock.engine.room.Kinds;
import dev.paddock.engine.wire.WireCodec;
import dev.paddock.testkit.EmbeddedServers;
import dev.paddock.testkit.world.FakeCluster;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The replay tool on the logs, views and documents of a game that was played to its end. */
@ExtendWith(EmbeddedServers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplayOnServersTest {
  private static final String JOURNAL = Topics.journal("games");
  private static final String EVENTS = Topics.events("games");
  private static final String ROOM = Desk.room("Replayed");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Vertx vertx = Vertx.vertx();
  private Replay.Servers servers;
  private KafkaClients clients;
  private MongoDocuments mongo;
  private Redis redis;

  @BeforeAll
  void aGameIsPlayed(EmbeddedKafka kafka, EmbeddedRedis redis, EmbeddedMongo mongo)
      throws Exception {
    servers = new Replay.Servers(kafka.bootstrapServers(), redis.uri(), mongo.uri());
    clients = new KafkaClients(kafka.bootstrapServers(), "replay-test");
    this.mongo = new MongoDocuments(vertx, mongo.uri());
    this.redis = Redis.createClient(vertx, redis.uri());
    new TopicAdmin(clients).ensure("games", 4);
    var loop = ThreadLoop.start("bus", Clock.systemUTC());
    var cluster = new FakeCluster(loop, () -> Duration.ZERO, () -> false);
    try (var commands = KafkaCommandLog.open(clients, new WireCodec(), List.of("games"))) {
      var desk = new Desk(cluster.join("gateway-9", Set.of("gateway"), loop), commands);
      var server = RoomServer.start("games", world(cluster, loop));
      play(desk);
      server.stop();
      project(server.journalId());
    } finally {
      loop.close();
    }
  }

  @AfterAll
  void close() throws Exception {
    redis.close();
    await(mongo.close());
    await(vertx.close());
  }

  @Test
  void theFoldedLogIsWhatRedisAndMongoHave() {
    assertThat(replay(JOURNAL, "--room", ROOM, "--diff", "redis,mongo")).as(this::said).isZero();
    assertThat(text(out)).isEmpty();
    assertThat(replay(EVENTS, "--room", ROOM, "--diff", "mongo")).as(this::said).isZero();
  }

  @Test
  void aFoldedRoomIsPrintedAsItStands() {
    assertThat(replay(JOURNAL, "--room", ROOM)).isZero();
    var room = new JsonObject(text(out));
    assertThat(room.getString("room")).isEqualTo(ROOM);
    assertThat(room.getJsonObject("state").encode()).contains("user71");
    assertThat(text(err)).contains("records in");
  }

  @Test
  void aTimeInTheMiddleIsReadFromTheClaimBeforeIt() {
    assertThat(replay(JOURNAL, "--room", ROOM, "--print", "events")).isZero();
    var all = lines();
    var middle = new JsonObject(all.get(all.size() / 2));

    assertThat(
            replay(
                JOURNAL, "--room", ROOM, "--print", "events", "--since", middle.getString("time")))
        .isZero();
    assertThat(lines()).contains(all.getLast()).doesNotContain(all.getFirst());
    var offset = middle.getLong("offset").toString();
    assertThat(replay(JOURNAL, "--room", ROOM, "--print", "events", "--since", offset)).isZero();
    assertThat(lines()).containsExactlyElementsOf(all.subList(all.size() / 2, all.size()));
    assertThat(replay(JOURNAL, "--room", ROOM, "--print", "events", "--until", offset)).isZero();
    assertThat(lines()).containsExactlyElementsOf(all.subList(0, all.size() / 2));
  }

  @Test
  void anEarlierStateIsFoldedFromTheBeginning() {
    replay(JOURNAL, "--room", ROOM, "--print", "events");
    var second = new JsonObject(lines().get(1));

    assertThat(replay(JOURNAL, "--room", ROOM, "--until", second.getLong("offset").toString()))
        .isZero();
    assertThat(new JsonObject(text(out)).getJsonObject("state").encode())
        .contains("user71")
        .doesNotContain("user72");
  }

  @Test
  void anotherDocumentInRedisIsFoundAndNamed() throws Exception {
    var service = Kinds.load("games").service();
    var key = Keys.documentPrefix(service) + ROOM;
    var good = await(redis.send(Request.cmd(Command.GET).arg(key))).toString();
    await(redis.send(Request.cmd(Command.SET).arg(key).arg(good.replace("user71", "user99"))));

    assertThat(replay(JOURNAL, "--room", ROOM, "--diff", "redis")).isEqualTo(Replay.DIFFERENT);
    var difference = new JsonObject(lines().getFirst());
    assertThat(difference.getString("different")).isEqualTo("document");
    assertThat(difference.getString("event")).startsWith("game_ended " + ROOM);
    assertThat(difference.getString("found")).contains("user99");

    await(redis.send(Request.cmd(Command.DEL).arg(key)));
    assertThat(replay(JOURNAL, "--room", ROOM, "--diff", "redis", "--text"))
        .isEqualTo(Replay.DIFFERENT);
    assertThat(text(out)).contains("the document of " + ROOM).contains("redis: nothing");
    await(redis.send(Request.cmd(Command.SET).arg(key).arg(good)));
    assertThat(replay(JOURNAL, "--room", ROOM, "--diff", "redis")).as(this::said).isZero();
  }

  @Test
  void anotherLineInRedisIsFoundAndItsEventNamed() throws Exception {
    var key = Keys.channel("room:" + ROOM);
    var good = await(redis.send(Request.cmd(Command.HGET).arg(key).arg("m3"))).toString();
    var bad = good.replace(ROOM, "room_other");
    await(redis.send(Request.cmd(Command.HSET).arg(key).arg("m3").arg(bad)));

    assertThat(replay(JOURNAL, "--diff", "redis", "--room", ROOM)).isEqualTo(Replay.DIFFERENT);
    assertThat(lines()).hasSize(1);
    var difference = new JsonObject(lines().getFirst());
    assertThat(difference.getString("different")).isEqualTo("line");
    assertThat(difference.getString("event"))
        .contains(":3 (" + JOURNAL + "-")
        .contains(new JsonObject(difference.getString("log")).getString("type"));
    await(redis.send(Request.cmd(Command.HSET).arg(key).arg("m3").arg(good)));
  }

  @Test
  void aRoomThatOnlyRedisHasIsFound() throws Exception {
    var service = Kinds.load("games").service();
    var key = Keys.documentPrefix(service) + "room_stranger";
    var document = new JsonObject().put("room_id", "room_stranger").encode();
    await(redis.send(Request.cmd(Command.SET).arg(key).arg(document)));
    await(redis.send(Request.cmd(Command.SADD).arg(service.listKey()).arg("room_stranger")));

    assertThat(replay(JOURNAL, "--diff", "redis")).isEqualTo(Replay.DIFFERENT);
    assertThat(lines()).anyMatch(line -> line.contains("\"room\":\"room_stranger\""));
    await(redis.send(Request.cmd(Command.SREM).arg(service.listKey()).arg("room_stranger")));
    await(redis.send(Request.cmd(Command.DEL).arg(key)));
  }

  @Test
  void aHeadThatIsBehindNamesTheFirstEventRedisLacks() throws Exception {
    var key = Keys.channel("room:" + ROOM);
    var good = await(redis.send(Request.cmd(Command.HGET).arg(key).arg("head"))).toString();
    await(redis.send(Request.cmd(Command.HSET).arg(key).arg("head").arg("4")));

    assertThat(replay(JOURNAL, "--diff", "redis", "--room", ROOM)).isEqualTo(Replay.DIFFERENT);
    var difference = new JsonObject(lines().getFirst());
    assertThat(difference.getString("different")).isEqualTo("head");
    assertThat(difference.getString("event")).contains(":5 (");
    await(redis.send(Request.cmd(Command.HSET).arg(key).arg("head").arg(good)));
  }

  @Test
  void anotherHistoryInMongoIsFoundAndItsEventNamed() throws Exception {
    var query = new JsonObject().put("room_id", ROOM);
    var good = await(mongo.find("games", query));
    var set = new JsonObject().put("moves.2.user_id", 99);
    await(mongo.update("games", query, new JsonObject().put("$set", set), false));

    for (var topic : List.of(JOURNAL, EVENTS)) {
      assertThat(replay(topic, "--diff", "mongo", "--room", ROOM)).isEqualTo(Replay.DIFFERENT);
      var difference = new JsonObject(lines().getFirst());
      assertThat(difference.getString("different")).isEqualTo("field moves.2");
      assertThat(difference.getString("event")).startsWith("bigger_dice.").contains(topic + "-");
      assertThat(difference.getString("found")).contains("99");
    }
    set = new JsonObject().put("moves.2", good.getJsonObject("moves").getJsonObject("2"));
    await(mongo.update("games", query, new JsonObject().put("$set", set), false));
    assertThat(replay(JOURNAL, "--diff", "mongo", "--room", ROOM)).as(this::said).isZero();
  }

  @Test
  void aCopyIsTheSameByteForByte() {
    assertThat(replay(EVENTS, "--to", "copied.events", "--speed", "full")).as(this::said).isZero();

    assertThat(bytes("copied.events")).hasSizeGreaterThan(10).isEqualTo(bytes(EVENTS));
  }

  @Test
  void aCopyInTimeTakesAsLongAsItsRecordsLieApart() {
    long begun = System.nanoTime();

    assertThat(replay(EVENTS, "--room", ROOM, "--to", "slow.events", "--speed", "4"))
        .as(this::said)
        .isZero();
    var copied = records("slow.events");
    long apart = copied.getLast().timestamp() - copied.getFirst().timestamp();
    assertThat(apart).isPositive();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(millis(apart / 4 - 1));
  }

  @Test
  void aDryRunReadsAndWritesNothing() {
    assertThat(replay(EVENTS, "--to", "never.events", "--dry-run")).isZero();
    assertThat(text(out)).isEmpty();
    assertThat(text(err)).contains(EVENTS + "-0, offsets 0 to").contains("nothing was written");
    assertThat(replay("never.events")).isEqualTo(Replay.MISUSED);
  }

  @Test
  void misuseSaysWhatIsWrong() {
    misused("no topic nowhere.events", "nowhere.events");
    misused("partitions 0 to 3", JOURNAL, "--partition", "4");
    misused("lies in partition", JOURNAL, "--room", ROOM, "--partition", other());
    misused("PADDOCK_KAFKA", new Replay.Servers(null, null, null), JOURNAL);
    var kafkaOnly = new Replay.Servers(servers.kafka(), null, null);
    misused("PADDOCK_MONGO", kafkaOnly, EVENTS, "--diff", "mongo");
  }

  private String other() {
    replay(JOURNAL, "--room", ROOM);
    return String.valueOf((new JsonObject(text(out)).getInteger("partition") + 1) % 4);
  }

  private void misused(String why, String... args) {
    misused(why, servers, args);
  }

  private void misused(String why, Replay.Servers at, String... args) {
    assertThat(replay(at, args)).isEqualTo(Replay.MISUSED);
    assertThat(text(err)).contains(why).contains("--help");
  }

  private int replay(String... args) {
    return replay(servers, args);
  }

  private int replay(Replay.Servers at, String... args) {
    out.reset();
    err.reset();
    return Replay.run(List.of(args), at, print(out), print(err));
  }

  private List<String> lines() {
    return text(out).lines().toList();
  }

  private String said() {
    return text(out) + text(err);
  }

  private List<ConsumerRecord<byte[], byte[]>> records(String name) {
    var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    try (var topic = KafkaTopic.open(clients, name)) {
      for (int p = 0; p < topic.partitions(); p++) {
        topic.read(p, 0, topic.end(p), records::add);
      }
    }
    return records;
  }

  private List<String> bytes(String name) {
    return records(name).stream().map(ReplayOnServersTest::bytes).toList();
  }

  private static String bytes(ConsumerRecord<byte[], byte[]> record) {
    var hex = HexFormat.of();
    var text = new StringBuilder(record.partition() + " " + record.timestamp());
    text.append(' ').append(hex.formatHex(record.key()));
    text.append(' ').append(hex.formatHex(record.value()));
    record
        .headers()
        .forEach(h -> text.append(' ').append(h.key()).append(hex.formatHex(h.value())));
    return text.toString();
  }

  private static void play(Desk desk) {
    desk.ask(71, "create_room", ROOM, new JsonObject().put("room_name", "Replayed"));
    desk.ask(72, "join_room", ROOM, new JsonObject());
    desk.ask(71, "ready", ROOM, new JsonObject());
    desk.ask(72, "ready", ROOM, new JsonObject());
    long turn = desk.told("game_started").getFirst().getLong("first_turn");
    for (int roll = 0; roll < 500 && desk.told("game_ended").isEmpty(); roll++) {
      var answer = desk.ask(turn, "bigger_dice.roll", ROOM, new JsonObject());
      assertThat(answer.code()).isIn(null, Reason.NOT_YOUR_TURN);
      turn = 143 - turn;
    }
    assertThat(desk.told("game_ended")).hasSize(1);
  }

  private void project(String log) throws Exception {
    var histories =
        Kinds.load("games").kinds().stream()
            .map(RoomKind::histories)
            .flatMap(List::stream)
            .toList();
    var projector =
        new Projector(vertx, clients, "games", log, histories, mongo, new SimpleMeterRegistry());
    projector.start();
    long until = System.nanoTime() + Duration.ofSeconds(40).toNanos();
    while (System.nanoTime() < until && !isFinished()) {
      Thread.onSpinWait();
    }
    await(projector.stop());
    assertThat(isFinished()).isTrue();
  }

  private boolean isFinished() throws Exception {
    var game = await(mongo.find("games", new JsonObject().put("room_id", ROOM)));
    return game != null && game.containsKey("finished_at");
  }

  private Surroundings world(FakeCluster cluster, ThreadLoop loop) {
    return new Surroundings(
        vertx,
        cluster.join("games-9", Set.of("games"), loop),
        servers.kafka(),
        servers.redis(),
        servers.mongo(),
        4,
        Clock.systemUTC(),
        new SimpleMeterRegistry());
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private static PrintStream print(ByteArrayOutputStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
