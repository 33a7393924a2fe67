package dev.paddock.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.gateway.testing.GatewayFixture;
import dev.paddock.gateway.testing.Parlour;
import dev.paddock.gateway.testing.TestSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every limit of a socket, with small values. */
class LimitsTest {
  private final GatewayFixture fixture = new GatewayFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void commandsAboveTheBurstAreRefusedWithTheTimeToWait() {
    start(Map.of("commandBurst", 5, "commandsPerSecond", 1));
    var ann = fixture.connect(1);
    for (int i = 0; i < 6; i++) {
      ann.request("ping");
    }
    for (int i = 0; i < 5; i++) {
      ann.next("pong");
    }
    var error = ann.error("RATE_LIMITED");
    assertThat(error.getLong("retry_after_ms")).isBetween(1L, 1_000L);
    assertThat(error.getString("request_id")).isEqualTo("r6");
  }

  @Test
  void whoTalksTooFastIsAskedToWait() {
    start(Map.of("chatPerSecond", 2));
    var ann = fixture.connect(1);
    for (int i = 0; i < 3; i++) {
      ann.request("murmur", "room_id", "parlour_1", "text", "hush");
    }
    // There is no such room: the two that are not too many are refused for that, sooner or later.
    var error = ann.next("error");
    while (!error.getString("request_id").equals("r3")) {
      error = ann.next("error");
    }
    assertThat(error.getString("code")).isEqualTo("RATE_LIMITED");
    assertThat(error.getLong("retry_after_ms")).isBetween(1L, 500L);
  }

  @Test
  void aFloodWithoutAPauseEndsTheSocket() {
    start(Map.of("commandBurst", 1, "commandsPerSecond", 1, "floodSeconds", 0));
    var ann = fixture.connect(1);
    ann.request("ping");
    ann.request("ping");
    assertThat(ann.closeCode()).isEqualTo(4429);
  }

  @Test
  void tooManyRefusalsCloseTheDoorForAWhile() {
    start(Map.of("refusals", 3));
    var ann = fixture.connect(1);
    for (int i = 0; i < 4; i++) {
      ann.request("make_tea");
      ann.error("UNKNOWN_TYPE");
    }
    ann.request("list_rooms");
    assertThat(ann.error("RATE_LIMITED").getLong("retry_after_ms")).isPositive();
    var second = fixture.connect(1);
    second.request("list_rooms");
    second.error("RATE_LIMITED");
    var bob = fixture.connect(2);
    bob.request("list_rooms");
    bob.next("room_list");
  }

  @Test
  void aSocketListensToSoManyChannelsOnly() {
    start(Map.of("channelsPerSocket", 2));
    var ann = fixture.connect(1);
    for (var name : List.of("A", "B")) {
      var maker = fixture.connect(name.charAt(0));
      maker.request("create_room", "room_name", name);
      maker.await("ack");
      ann.request("subscribe", "channel", Parlour.channel(name));
      ann.await("room_state");
    }
    ann.request("subscribe", "channel", "lobby:parlour");
    ann.error("TOO_MANY_SUBSCRIPTIONS");
    ann.request("create_room", "room_name", "C");
    ann.error("TOO_MANY_SUBSCRIPTIONS");
    ann.request("unsubscribe", "channel", Parlour.channel("A"));
    ann.next("unsubscribed");
    ann.request("subscribe", "channel", "lobby:parlour");
    ann.next("subscribed");
  }

  @Test
  void oneSocketMoreClosesTheOldest() {
    start(Map.of("socketsPerUser", 2));
    var first = fixture.connect(1);
    var second = fixture.connect(1);
    var third = fixture.connect(1);
    assertThat(first.closeCode()).isEqualTo(4409);
    assertThat(second.untilPong()).isEmpty();
    assertThat(third.untilPong()).isEmpty();
  }

  @Test
  void oneSocketMoreAtAnotherGatewayClosesTheOldestToo() {
    start(Map.of("socketsPerUser", 2));
    fixture.start();
    var first = fixture.connect(0, 1);
    fixture.store.await(() -> fixture.store.sockets(1) == 1);
    var second = fixture.connect(0, 1);
    fixture.store.await(() -> fixture.store.sockets(1) == 2);
    var third = fixture.connect(1, 1);
    assertThat(first.closeCode()).isEqualTo(4409);
    var fourth = fixture.connect(1, 1);
    assertThat(second.closeCode()).isEqualTo(4409);
    assertThat(third.untilPong()).isEmpty();
    assertThat(fourth.untilPong()).isEmpty();
  }

  @Test
  void whileTheStoreIsAwayEachGatewayCountsItsOwn() {
    start(Map.of("socketsPerUser", 1));
    fixture.start();
    fixture.store.setAway(true);
    var first = fixture.connect(0, 1);
    var second = fixture.connect(1, 1);
    assertThat(first.untilPong()).isEmpty();
    assertThat(fixture.connect(0, 1).untilPong()).isEmpty();
    assertThat(first.closeCode()).isEqualTo(4409);
    assertThat(second.untilPong()).isEmpty();
  }

  @Test
  void anAddressMayOpenSoManySocketsASecond() {
    start(Map.of("connectsPerSecond", 2));
    var statuses = new ArrayList<Integer>();
    while (statuses.size() < 10 && !statuses.contains(429)) {
      statuses.add(fixture.refusal(0, "?token=none", Map.of()));
    }
    assertThat(statuses).contains(401, 429);
  }

  @Test
  void behindATrustedProxyTheAddressIsTheClients() {
    fixture.http =
        new HttpConfig("127.0.0.1", 0, null, null, List.of(), List.of("127.0.0.0/8"), false, 1);
    start(Map.of("connectsPerSecond", 1));
    for (int i = 0; i < 10; i++) {
      var headers = Map.of("X-Forwarded-For", "6.6.6.6, 10.0.0." + i);
      assertThat(fixture.refusal(0, "?token=none", headers)).isEqualTo(401);
    }
  }

  @Test
  void anAddressCanNotBeMadeUpWithoutATrustedProxy() {
    start(Map.of("connectsPerSecond", 1));
    var statuses = new ArrayList<Integer>();
    for (int i = 0; i < 10 && !statuses.contains(429); i++) {
      statuses.add(fixture.refusal(0, "?token=none", Map.of("X-Forwarded-For", "10.0.0." + i)));
    }
    assertThat(statuses).contains(429);
  }

  @Test
  void aSocketThatAnswersNoPingIsDead() throws java.io.IOException {
    start(Map.of("pingSeconds", 1, "pongSeconds", 1));
    try (var mute = fixture.raw("?token=" + fixture.token(1, "ann"), Map.of())) {
      assertThat(mute.closeCode()).isEqualTo(4408);
    }
  }

  @Test
  void aSocketThatAnswersPingsLives() {
    start(Map.of("pingSeconds", 0, "pongSeconds", 10));
    var ann = fixture.connect(1);
    ann.request("create_room", "room_name", "Tea");
    ann.await("ack");
    assertThat(ann.untilPong()).isEmpty();
  }

  @Test
  void whoDoesNotReadIsClosedAndHarmsNobody() {
    start(Map.of("unsentConflateBytes", 200_000, "unsentCloseBytes", 400_000));
    var ann = openTea();
    var slow = joinWithoutReading();
    say(ann, 1_500);
    slow.raw().resume();
    assertThat(slow.closeCode()).isIn(4413, 1006);
    assertThat(ann.untilPong()).isEmpty();
  }

  @Test
  void aSlowSocketGetsTheNewestValueOfAStreamOnly() {
    start(Map.of("unsentConflateBytes", 100_000, "unsentCloseBytes", 100_000_000));
    var ann = openTea();
    var slow = joinWithoutReading();
    say(ann, 1_500);
    for (int i = 1; i <= 500; i++) {
      fixture.writer.stream("Tea", i);
      ann.next("presence");
    }
    slow.raw().resume();
    var values = new ArrayList<Integer>();
    long seq = 1;
    while (values.isEmpty() || values.getLast() != 500) {
      var message = slow.next();
      if (message.getString("type").equals("presence")) {
        values.add(message.getInteger("value"));
      } else {
        assertThat(message.getLong("seq")).isEqualTo(++seq);
      }
    }
    assertThat(values).hasSizeLessThan(500).isSorted();
    assertThat(seq).isEqualTo(1_501);
  }

  @Test
  void theLimitsAreShown() {
    start(Map.of("channelsPerSocket", 2));
    var limits = fixture.get("/api/limits").bodyAsJsonObject();
    assertThat(limits.getInteger("channelsPerSocket")).isEqualTo(2);
  }

  /** Has user 1 open a room. */
  private TestSocket openTea() {
    var ann = fixture.connect(1);
    ann.request("create_room", "room_name", "Tea");
    ann.await("ack");
    return ann;
  }

  /** User 2 has the image of the room and reads nothing more. */
  private TestSocket joinWithoutReading() {
    var slow = fixture.connect(2);
    slow.request("subscribe", "channel", Parlour.channel("Tea"));
    slow.await("room_state");
    slow.raw().pause();
    return slow;
  }

  /** Lets 10,000 bytes be said so many times, each time until somebody has read them. */
  private void say(TestSocket reader, int times) {
    var text = "x".repeat(10_000);
    for (int i = 0; i < times; i++) {
      fixture.writer.say("Tea", text);
      reader.next("said");
    }
  }

  private void start(Map<String, Integer> changes) {
    var all = new HashMap<String, Integer>(changes);
    fixture.limits = fixture.limits.with(all);
    fixture.start();
  }
}
