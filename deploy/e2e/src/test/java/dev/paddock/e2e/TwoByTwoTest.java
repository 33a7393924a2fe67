package dev.paddock.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.engine.kafka.Topics;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
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

  private static final String COMMANDS = Topics.commands("games");
  private static final String EVENTS = Topics.events("games");

  private final List<Cluster.Node> services = new ArrayList<>();
  private Cluster cluster;
  private Door one;
  private Door two;

  @BeforeAll
  void start(@TempDir Path home) throws Exception {
    cluster = new Cluster(home);
    services.add(cluster.games());
    services.add(cluster.games());
    var gateways = List.of(cluster.gateway(), cluster.gateway());
    services.forEach(Cluster.Node::awaitReady);
    one = gateways.getFirst().awaitReady();
    two = gateways.getLast().awaitReady();
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
      guest.ask("chat.send", line(room, "good luck"));
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
      var said = line(table.room(), "once").put("request_id", "the-same");
      host.say("chat.send", said);
      again.say("chat.send", said);
      var answers = List.of(host.answer("the-same"), again.answer("the-same"));
      assertThat(answers.getFirst()).isEqualTo(answers.getLast());
      assertThat(answers.getFirst().getString("type")).isEqualTo("ack");
      guest.ask("chat.send", line(table.room(), "after"));
      assertThat(guest.story(table.room()).messages("chat.message"))
          .extracting(m -> m.getString("text"))
          .containsExactly("once", "after");
    }
  }

  @Test
  void roomsGoOnWhenTheirServiceIsKilled() throws Exception {
    var hosts = hosts();
    try (var host = GameClient.open(one, "sara");
        var guest = GameClient.open(two, "sven")) {
      var table = Table.start("Survivors", host, guest);
      table.roll(5);
      var rooms = hosts.stream().map(TwoByTwoTest::openRoom).toList();
      services.removeFirst().process().kill();
      long killed = System.nanoTime();
      var asked = new ArrayList<String>();
      for (int i = 0; i < ROOMS; i++) {
        asked.add(hosts.get(i).say("chat.send", line(rooms.get(i), "still here")));
      }
      for (int i = 0; i < ROOMS; i++) {
        var answer = hosts.get(i).answer(asked.get(i));
        assertThat(answer.getString("type")).as(answer.encode()).isEqualTo("ack");
      }
      tell("all rooms answered %d ms after the kill", killed);
      table.finish();
      for (int i = 0; i < ROOMS; i++) {
        assertThat(hosts.get(i).story(rooms.get(i)).faults()).isEmpty();
        assertThat(hosts.get(i).story(rooms.get(i)).messages("chat.message")).hasSize(1);
      }
    } finally {
      hosts.forEach(GameClient::close);
      services.add(cluster.games());
      services.getLast().awaitReady();
    }
  }

  @Test
  void theLogsReadFromOutsideAreAsTheProtocolSays() {
    try (var host = GameClient.open(one, "kaja");
        var guest = GameClient.open(two, "kurt")) {
      var table = Table.start("Logged", host, guest);
      table.finish();
      var room = table.room();
      var log = new KafkaLog(cluster.kafka());
      var told = host.story(room).messages().stream().filter(TwoByTwoTest::isEvent).toList();
      Until.holds(
          "all events are published",
          Until.SOON,
          () -> log.read(EVENTS, room).size() >= told.size());
      var commands = log.read(COMMANDS, room);
      var events = log.read(EVENTS, room);
      assertThat(events)
          .extracting(e -> e.value().getString("event_id"))
          .isEqualTo(told.stream().map(m -> eventId(room, m)).toList());
      assertThat(events)
          .extracting(e -> e.value().getString("event_type"))
          .isEqualTo(told.stream().map(m -> m.getString("type")).toList());
      commands.forEach(command -> assertCommand(command, room));
      int home = Utils.toPositive(Utils.murmur2(room.getBytes(UTF_8))) % log.partitions(EVENTS);
      events.forEach(event -> assertEvent(event, commands));
      assertThat(commands).allSatisfy(c -> assertThat(c.partition()).isEqualTo(home));
      assertThat(events).allSatisfy(e -> assertThat(e.partition()).isEqualTo(home));
    }
  }

  private static void assertCommand(KafkaLog.Entry command, String room) {
    var value = command.value();
    assertThat(value.getString("room_id")).isEqualTo(room);
    assertThat(value.getJsonObject("actor").getString("kind")).isEqualTo("user");
    assertThat(value.getJsonObject("socket").fieldNames()).contains("gateway", "id");
    assertThat(value.getJsonObject("payload").getString("type"))
        .isEqualTo(value.getString("command_type"));
    assertThat(value.getString("request_id")).isNotEmpty();
    assertCloudEvent(command, value.getString("command_id"), value.getString("command_type"));
  }

  private static void assertEvent(KafkaLog.Entry event, List<KafkaLog.Entry> commands) {
    var value = event.value();
    assertThat(value.fieldNames())
        .contains("actor", "audience", "payload", "room_id", "epoch", "seq", "behaviour");
    assertCloudEvent(event, value.getString("event_id"), value.getString("event_type"));
    var cause = value.getJsonObject("cause");
    if (cause != null) {
      assertThat(commands)
          .anySatisfy(
              command -> {
                assertThat(command.value().getString("command_id"))
                    .isEqualTo(cause.getString("command_id"));
                assertThat(command.offset()).isEqualTo(cause.getLong("offset"));
                assertThat(command.partition()).isEqualTo(cause.getInteger("partition"));
              });
    }
  }

  private static void assertCloudEvent(KafkaLog.Entry entry, String id, String type) {
    assertThat(entry.headers())
        .containsEntry("ce_specversion", "1.0")
        .containsEntry("ce_id", id)
        .containsEntry("ce_type", type)
        .containsEntry("content-type", "application/json")
        .containsKeys("ce_source", "ce_time");
    assertThat(entry.value().getString("timestamp")).isEqualTo(entry.headers().get("ce_time"));
  }

  private static boolean isEvent(JsonObject message) {
    return !message.getString("type").equals("room_state");
  }

  private static String eventId(String room, JsonObject message) {
    return room + ":" + message.getString("epoch") + ":" + message.getLong("seq");
  }

  private List<GameClient> hosts() {
    return IntStream.range(0, ROOMS)
        .mapToObj(i -> GameClient.open(i % 2 == 0 ? one : two, "host" + i))
        .toList();
  }

  private static String openRoom(GameClient host) {
    var name = new JsonObject().put("room_name", "Room " + System.identityHashCode(host));
    var opened = host.ask("create_room", name);
    assertThat(opened.getString("type")).as(opened.encode()).isEqualTo("ack");
    return opened.getString("room_id");
  }

  private static JsonObject line(String room, String text) {
    return new JsonObject().put("room_id", room).put("text", text);
  }

  private static void tell(String what, long since) {
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
    System.out.printf("  takeover: " + what + " (goal %d ms)%n", millis, GOAL_MILLIS);
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
