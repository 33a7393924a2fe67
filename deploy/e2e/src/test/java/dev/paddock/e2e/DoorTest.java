package dev.paddock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a real door says to bad input. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class DoorTest {
  private static final String SECRET = "a secret of at least thirty-two bytes";
  private static final int TEN_MEGABYTES = 10 << 20;
  private static final int PROTOCOL = 4400;

  private PaddockProcess local;
  private Door door;
  private int users;

  @BeforeAll
  void start(@TempDir Path home) throws Exception {
    int port = PaddockProcess.freePort();
    var env = new HashMap<String, String>();
    env.put("PADDOCK_PORT", Integer.toString(port));
    env.put("PADDOCK_JWT_SECRET", SECRET);
    env.put("PADDOCK_LOG", "DEBUG");
    // All tests come from one address, in a hurry.
    env.put("PADDOCK_LIMIT_CONNECTS_PER_SECOND", "1000");
    local = PaddockProcess.start(home, env, "local");
    door = local.awaitReady(port);
  }

  @AfterAll
  void stop() throws Exception {
    local.kill();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello", "", "[1]", "{\"type\":", "{\"room_id\":\"x\"}", "{\"type\":7}"})
  void whatIsNoMessageIsBadAndTheThirdInARowEndsTheLine(String text) {
    try (var client = anybody()) {
      for (int i = 0; i < 3; i++) {
        client.send(text);
      }
      assertThat(error(client).getString("code")).isEqualTo("BAD_MESSAGE");
      assertThat(client.closed()).isEqualTo(PROTOCOL);
    }
  }

  @Test
  void aMessageOfAnUnknownTypeDoesNotEndTheLine() {
    try (var client = anybody()) {
      for (int i = 0; i < 6; i++) {
        assertThat(client.ask("fly", new JsonObject()).getString("code")).isEqualTo("UNKNOWN_TYPE");
      }
      assertThat(client.ask("ping", new JsonObject()).getString("type")).isEqualTo("pong");
    }
  }

  @Test
  void aFrameThatIsTooLongOrTooDeepIsBad() {
    try (var client = anybody()) {
      client.send("{\"type\":\"chat.send\",\"text\":\"" + "x".repeat(20_000) + "\"}");
      assertThat(error(client).getString("code")).isEqualTo("BAD_MESSAGE");
      client.ask("ping", new JsonObject());
      int before = client.count();
      client.send("{\"type\":\"ping\",\"ts\":" + "[".repeat(200) + "]".repeat(200) + "}");
      var deep = client.awaitAfter(before, "an error", m -> m.getString("type").equals("error"));
      assertThat(deep.getString("code")).isEqualTo("BAD_MESSAGE");
    }
  }

  @Test
  void aFrameOfTenMegabytesEndsNothingButItsOwnLine() throws Exception {
    try (var raw = new RawSocket(door, "?user=giant")) {
      try {
        raw.text("x".repeat(TEN_MEGABYTES).getBytes(StandardCharsets.UTF_8));
        assertThat(raw.answer().text()).matches(".*BAD_MESSAGE.*|1009|4400");
      } catch (java.io.IOException hungUp) {
        assertThat(hungUp).hasMessageMatching("(?i).*(reset|broken pipe|closed).*");
      }
    }
    assertThat(door.readiness()).isEqualTo(200);
  }

  @Test
  void bytesThatAreNotUtf8AreBad() throws Exception {
    try (var raw = new RawSocket(door, "?user=bytes")) {
      raw.text(new byte[] {'{', '"', 't', 'y', 'p', 'e', '"', ':', '"', (byte) 0xc3, '"', '}'});
      assertThat(raw.answer().text()).matches(".*BAD_MESSAGE.*|1007");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "create_room | {\"room_name\":7} | INVALID_FIELD",
        "create_room | {} | INVALID_FIELD",
        "create_room | {\"room_name\":\"\"} | INVALID_FIELD",
        "create_room | {\"room_name\":\"a\\u0007b\"} | INVALID_FIELD",
        "create_room | {\"room_name\":\"x\",\"game_type\":\"chess\"} | INVALID_FIELD",
        "create_room | {\"room_name\":\"x\",\"avatar_id\":\"red\"} | INVALID_FIELD",
        "create_room | {\"room_name\":\"x\",\"user_id\":4711} | FORBIDDEN",
        "join_room | {\"room_name\":\"nobody opened this\"} | ROOM_NOT_FOUND",
        "bigger_dice.roll | {\"room_id\":\"room_aaaaaaaaaaaaaaaa\"} | ROOM_NOT_FOUND",
        "chat.send | {\"room_id\":\"room_aaaaaaaaaaaaaaaa\",\"text\":[]} | INVALID_FIELD",
        "ready | {\"room_id\":{}} | INVALID_FIELD",
        "subscribe | {\"channel\":\"user:1\"} | FORBIDDEN",
        "subscribe | {\"channel\":\"room:room_aaaaaaaaaaaaaaaa\"} | ROOM_NOT_FOUND"
      })
  void aBadCommandIsRefusedWithItsReason(String type, String fields, String code) {
    try (var client = GameClient.open(door, somebody("f"))) {
      assertThat(client.ask(type, new JsonObject(fields)).getString("code")).isEqualTo(code);
    }
  }

  @Test
  void namesTooLongForARoomOrAnAccountAreRefused() {
    try (var client = anybody()) {
      var name = new JsonObject().put("room_name", "x".repeat(65));
      assertThat(client.ask("create_room", name).getString("code")).isEqualTo("INVALID_FIELD");
    }
    var body =
        new JsonObject().put("username", "x".repeat(TEN_MEGABYTES)).put("password", "long enough");
    assertThat(door.post("/api/auth/register", body).statusCode()).isEqualTo(413);
    body.put("username", "bell\u0007");
    assertThat(door.post("/api/auth/register", body).statusCode()).isEqualTo(400);
  }

  @Test
  void aTokenThatIsNotOursOpensNothing() throws Exception {
    var good = Forger.claims(77, "mallory");
    var expired = good.copy().put("exp", good.getLong("iat") - 60).put("iat", 1_600_000_000);
    var bad =
        Map.of(
            "expired", Forger.signed(256, SECRET, expired),
            "unsigned", Forger.unsigned(good),
            "of another algorithm", Forger.signed(512, SECRET, good),
            "of another key", Forger.signed(256, SECRET + "!", good),
            "of another issuer", Forger.signed(256, SECRET, good.copy().put("iss", "elsewhere")),
            "without an end", Forger.signed(256, SECRET, without(good, "exp")),
            "without a name", Forger.signed(256, SECRET, without(good, "name")));
    for (var token : bad.entrySet()) {
      var who = new Door.Account(77, "mallory", token.getValue());
      assertThat(door.get("/api/me", who).statusCode()).as(token.getKey()).isEqualTo(401);
      assertThat(upgrade(token.getValue())).as(token.getKey()).contains(" 401 ");
    }
  }

  @Test
  void onlyWhoseTurnItIsRollsAndOnlyPlayersPlay() {
    try (var host = anybody();
        var guest = anybody();
        var watcher = anybody()) {
      var early = host.ask("create_room", new JsonObject().put("room_name", "Early"));
      var room = early.getString("room_id");
      assertThat(host.ask("bigger_dice.roll", room).getString("code"))
          .isEqualTo("GAME_NOT_STARTED");
      assertThat(watcher.ask("bigger_dice.roll", room).getString("code")).isEqualTo("NOT_IN_ROOM");
      watcher.ask("spectate", room);
      assertThat(watcher.ask("bigger_dice.roll", room).getString("code")).isEqualTo("NOT_A_PLAYER");
      guest.ask("join_room", room);
      host.ask("ready", room);
      guest.ask("ready", room);
      var started = host.await("game_started");
      var hostId = host.story(room).messages("room_joined").getFirst().getLong("host_id");
      var waiting = hostId.equals(started.getLong("first_turn")) ? guest : host;
      assertThat(waiting.ask("bigger_dice.roll", room).getString("code"))
          .isEqualTo("NOT_YOUR_TURN");
      assertThat(
              guest.ask("create_room", new JsonObject().put("room_name", "Two")).getString("code"))
          .isEqualTo("ALREADY_IN_ROOM");
    }
  }

  @Test
  void theSameRequestTwiceHasOneEffectAndOneAnswer() {
    try (var host = anybody()) {
      var create = new JsonObject().put("room_name", "Doubled").put("request_id", "make");
      var first = host.ask("create_room", create);
      int before = host.count();
      host.say("create_room", create);
      var second = host.awaitAfter(before, "ack", m -> "make".equals(m.getString("request_id")));
      assertThat(second).isEqualTo(first);
      assertThat(host.story(first.getString("room_id")).messages("room_joined")).hasSize(1);
    }
  }

  private GameClient anybody() {
    return GameClient.open(door, "user" + ++users);
  }

  /** Has a token, so that a payload cannot name somebody else. */
  private Door.Account somebody(String prefix) {
    long userId = 1_000L + ++users;
    var name = prefix + users;
    return new Door.Account(userId, name, Forger.signed(256, SECRET, Forger.claims(userId, name)));
  }

  private String upgrade(String token) throws Exception {
    try (var raw = new RawSocket(door, "?token=" + token)) {
      return "it let us in";
    } catch (java.io.IOException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  private static JsonObject without(JsonObject claims, String name) {
    var less = claims.copy();
    less.remove(name);
    return less;
  }

  private static JsonObject error(GameClient client) {
    return client.await("error");
  }
}
