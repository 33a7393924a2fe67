package dev.paddock.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.gateway.testing.GatewayFixture;
import dev.paddock.gateway.testing.Parlour;
import dev.paddock.gateway.testing.TestSocket;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rooms over sockets: joining, talking, leaving, and the order of what comes. */
class SocketTest {
  private final GatewayFixture fixture = new GatewayFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aCreatorGetsRoomCreatedThenTheEventThenTheImageThenTheAnswer() {
    fixture.start();
    var ann = fixture.connect(1);
    var request = ann.request("create_room", "room_name", "Tea");
    assertThat(ann.next("room_created").getLong("host_id")).isEqualTo(1);
    assertThat(ann.next("room_joined").getLong("seq")).isEqualTo(1);
    assertThat(ann.next("room_state").getJsonObject("room").getJsonArray("members")).hasSize(1);
    var ack = ann.next("ack");
    assertThat(ack.getString("request_id")).isEqualTo(request);
    assertThat(ack.getString("room_id")).isEqualTo(Parlour.room("Tea").value());
    assertThat(ack.getLong("seq")).isEqualTo(1);
  }

  @Test
  void twoUsersAtTwoGatewaysHearEachOther() {
    fixture.start();
    fixture.start();
    var ann = create(0, 1);
    var bob = fixture.connect(1, 2);
    bob.request("join_room", "room_name", "  TEA ");
    bob.next("room_joined");
    bob.next("room_state");
    bob.next("ack");
    assertThat(ann.next("room_joined").getLong("user_id")).isEqualTo(2);
    bob.request("say", "room_id", room(), "text", "hello");
    assertThat(bob.next("said").getString("text")).isEqualTo("hello");
    assertThat(bob.next("ack").getLong("seq")).isEqualTo(3);
    assertThat(ann.next("said").getLong("seq")).isEqualTo(3);
  }

  @Test
  void aLeaverGetsHisLeavingThenTheAnswerThenNothing() {
    fixture.start();
    var ann = create(0, 1);
    ann.request("leave_room", "room_id", room());
    ann.next("player_left");
    ann.next("ack");
    fixture.writer.say("Tea", "behind your back");
    assertThat(ann.untilPong()).isEmpty();
  }

  @Test
  void withoutARequestIdThereIsNoAnswer() {
    fixture.start();
    var ann = create(0, 1);
    ann.send("say", "room_id", room(), "text", "hello");
    ann.next("said");
    assertThat(ann.untilPong()).isEmpty();
  }

  @Test
  void aRefusalCarriesItsCodeAndTheRequest() {
    fixture.start();
    var ann = create(0, 1);
    var request = ann.request("say", "room_id", room(), "text", "rude");
    var error = ann.error("NOT_YOUR_TURN");
    assertThat(error.getString("request_id")).isEqualTo(request);
    assertThat(error.getString("socket_id")).startsWith("socket_");
  }

  @Test
  void aRefusedJoiningLeavesNeitherSeatNorChannel() {
    fixture.start();
    var ann = fixture.connect(1);
    ann.request("join_room", "room_name", "Nowhere");
    ann.error("ROOM_NOT_FOUND");
    assertThat(fixture.store.sitting(Parlour.SERVICE.seatKey(1))).isEmpty();
    ann.request("create_room", "room_name", "Tea");
    ann.next("room_created");
  }

  @Test
  void whoSitsInARoomCanNotTakeAnotherSeat() {
    fixture.start();
    var ann = create(0, 1);
    ann.request("create_room", "room_name", "Coffee");
    var error = ann.error("ALREADY_IN_ROOM");
    assertThat(error.getJsonObject("details").getString("room_id")).isEqualTo(room());
  }

  @Test
  void aSecondSocketOfAUserHearsWhatTheFirstDoes() {
    fixture.start();
    var ann = create(0, 1);
    var second = fixture.connect(1);
    second.request("subscribe", "channel", Parlour.channel("Tea"));
    second.next("subscribed");
    second.next("room_state");
    second.request("say", "room_id", room(), "text", "it is me");
    second.next("said");
    second.next("ack");
    ann.next("said");
  }

  @Test
  void aSpectatorGetsTheImageBeforeTheAnswer() {
    fixture.start();
    create(0, 1);
    var eve = fixture.connect(3);
    eve.request("spectate", "room_id", room());
    eve.next("spectator_joined");
    eve.next("room_state");
    eve.next("ack");
  }

  @Test
  void whatOnlyOneMaySeeGoesToHisSocketsOnly() {
    fixture.start();
    var ann = create(0, 1);
    var bob = fixture.connect(2);
    bob.request("join_room", "room_name", "Tea");
    bob.await("ack");
    ann.await("room_joined");
    ann.request("say", "room_id", room(), "text", "secret recipe");
    assertThat(ann.next("said").getString("text")).isEqualTo("secret recipe");
    var masked = bob.next("said");
    assertThat(masked.getBoolean("masked")).isTrue();
    assertThat(masked.containsKey("text")).isFalse();
  }

  @Test
  void aClosedRoomDetachesEverybody() {
    fixture.start();
    var ann = create(0, 1);
    ann.request("close_room", "room_id", room());
    ann.next("room_closed");
    ann.next("ack");
    ann.request("create_room", "room_name", "Tea");
    ann.next("room_created");
    var joined = ann.next("room_joined");
    assertThat(joined.getLong("seq")).isEqualTo(1);
    assertThat(joined.getString("epoch")).isEqualTo("e2");
    ann.next("room_state");
    ann.next("ack");
  }

  @Test
  void theAvatarOfTheGreetingGoesWithTheCommands() {
    fixture.start();
    var ann = fixture.connect(1);
    ann.send(TestSocket.message("auth").put("avatar_id", 7));
    ann.next("auth_ok");
    ann.request("create_room", "room_name", "Tea");
    ann.next("room_created");
    assertThat(ann.next("room_joined").getInteger("avatar_id")).isEqualTo(7);
  }

  @Test
  void thePayloadReachesTheLogAsItCame() {
    fixture.start();
    var ann = create(0, 1);
    var text = "{ \"type\":\"say\",\"text\":\"h\\u00e9\",  \"room_id\":\"" + room() + "\" }";
    ann.send(text);
    ann.next("said");
    var payload = fixture.writer.published().getLast().payload();
    assertThat(new String(payload, java.nio.charset.StandardCharsets.UTF_8)).isEqualTo(text);
  }

  @Test
  void commandsSentInOneGoReachTheLogInTheirOrder() {
    fixture.start();
    var ann = fixture.connect(1);
    ann.request("create_room", "room_name", "Tea");
    ann.request("say", "room_id", room(), "text", "one");
    var last = ann.request("say", "room_id", room(), "text", "two");
    // Answers always come; what was said may be told by the image of the joining instead.
    var answered = ann.await("ack");
    while (!last.equals(answered.getString("request_id"))) {
      answered = ann.await("ack");
    }
    assertThat(fixture.writer.published())
        .extracting(command -> command.type())
        .containsExactly("create_room", "say", "say");
  }

  @Test
  void withCompressionEverythingComesInTheSameOrder() {
    fixture.http =
        new HttpConfig(
            "127.0.0.1", 0, null, null, java.util.List.of(), java.util.List.of(), true, 1);
    fixture.start();
    var ann = create(0, 1);
    for (int i = 0; i < 50; i++) {
      ann.request("say", "room_id", room(), "text", "x".repeat(400));
    }
    for (int i = 0; i < 50; i++) {
      assertThat(ann.next("said").getLong("seq")).isEqualTo(i + 2);
      ann.next("ack");
    }
  }

  private String room() {
    return Parlour.room("Tea").value();
  }

  private TestSocket create(int gateway, long user) {
    var socket = fixture.open(gateway, "?token=" + fixture.token(user, "user" + user), Map.of());
    socket.request("create_room", "room_name", "Tea");
    socket.await("ack");
    return socket;
  }
}
