package dev.paddock.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.Head;
import dev.paddock.engine.bus.BusMessage.Parcel;
import dev.paddock.engine.bus.BusMessage.Told;
import dev.paddock.gateway.testing.GatewayFixture;
import dev.paddock.gateway.testing.Parlour;
import dev.paddock.gateway.testing.TestSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Points, holes and new epochs: what a listener gets has no hole, ever unsaid. */
class ResumeTest {
  private static final String CHANNEL = Parlour.channel("Tea");

  private final GatewayFixture fixture = new GatewayFixture();
  private TestSocket ann;

  @BeforeEach
  void open() {
    fixture.start();
    ann = fixture.connect(1);
    ann.request("create_room", "room_name", "Tea");
    ann.await("ack");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aPointGivesExactlyTheMissedMessages() {
    say("a", "b", "c");
    var eve = fixture.connect(3);
    resume(eve, "e1", 2);
    var resumed = eve.next("resumed");
    assertThat(resumed.getBoolean("recovered")).isTrue();
    assertThat(resumed.getLong("seq")).isEqualTo(4);
    assertThat(eve.next("said").getLong("seq")).isEqualTo(3);
    assertThat(eve.next("said").getLong("seq")).isEqualTo(4);
    say("d");
    assertThat(eve.next("said").getLong("seq")).isEqualTo(5);
  }

  @Test
  void aPointAtTheHeadGivesNothing() {
    var eve = fixture.connect(3);
    resume(eve, "e1", 1);
    assertThat(eve.next("resumed").getBoolean("recovered")).isTrue();
    assertThat(eve.untilPong()).isEmpty();
  }

  @Test
  void aPointOlderThanTheWindowGivesTheImage() {
    say("a", "b", "c");
    fixture.store.trim(CHANNEL, 1);
    var eve = fixture.connect(3);
    resume(eve, "e1", 1);
    assertThat(eve.next("resumed").getBoolean("recovered")).isFalse();
    assertThat(eve.next("room_state").getLong("seq")).isEqualTo(4);
    assertThat(eve.untilPong()).isEmpty();
  }

  @Test
  void aPointOfAnotherEpochGivesTheImage() {
    var eve = fixture.connect(3);
    resume(eve, "long ago", 1);
    assertThat(eve.next("resumed").getBoolean("recovered")).isFalse();
    eve.next("room_state");
  }

  @Test
  void aPointBeyondTheHeadGivesTheImage() {
    var eve = fixture.connect(3);
    resume(eve, "e1", 99);
    assertThat(eve.next("resumed").getBoolean("recovered")).isFalse();
    eve.next("room_state");
  }

  @Test
  void anUnknownChannelIsNotRecoveredAndHasNoImage() {
    var eve = fixture.connect(3);
    eve.send(resumption(Parlour.channel("Nowhere"), "e1", 1));
    var resumed = eve.next("resumed");
    assertThat(resumed.getBoolean("recovered")).isFalse();
    assertThat(resumed.containsKey("image")).isTrue();
    assertThat(resumed.getValue("image")).isNull();
  }

  @Test
  void theChannelOfAnotherUserIsForbidden() {
    var eve = fixture.connect(3);
    eve.send(resumption("user:1", "e1", 1));
    eve.error("FORBIDDEN");
    eve.request("subscribe", "channel", "user:1");
    eve.error("FORBIDDEN");
  }

  @Test
  void resumingWhereOneListensAlreadySkipsNothing() {
    say("a", "b");
    ann.await("said");
    ann.await("said");
    resume(ann, "e1", 1);
    ann.next("resumed");
    assertThat(ann.next("said").getLong("seq")).isEqualTo(2);
    assertThat(ann.next("said").getLong("seq")).isEqualTo(3);
    say("c");
    assertThat(ann.next("said").getLong("seq")).isEqualTo(4);
  }

  @Test
  void aLostParcelIsReadFromTheStoreWhenTheNextOneComes() {
    loseNextMessage();
    say("lost", "found");
    assertThat(ann.next("said").getString("text")).isEqualTo("lost");
    assertThat(ann.next("said").getString("text")).isEqualTo("found");
  }

  @Test
  void aLostLastParcelIsFoundByTheNumberThatIsSaidAgain() {
    loseNextMessage();
    say("lost");
    fixture.writer.sayNumbers();
    assertThat(ann.next("said").getString("text")).isEqualTo("lost");
  }

  @Test
  void aSilentWriterIsNoticedWithoutAnyNumber() {
    loseNextMessage();
    say("lost");
    assertThat(ann.next("said").getString("text")).isEqualTo("lost");
  }

  @Test
  void theAnswerWaitsForALostEventOfItsCommand() {
    loseNextMessage();
    ann.request("say", "room_id", Parlour.room("Tea").value(), "text", "mine");
    assertThat(ann.next("said").getString("text")).isEqualTo("mine");
    ann.next("ack");
  }

  @Test
  void ofMaskedMessagesThatWereLostEachGetsHisForm() {
    var bob = fixture.connect(2);
    bob.request("join_room", "room_name", "Tea");
    bob.await("ack");
    ann.await("room_joined");
    loseNextMessage();
    ann.request("say", "room_id", Parlour.room("Tea").value(), "text", "secret");
    assertThat(ann.next("said").getString("text")).isEqualTo("secret");
    ann.next("ack");
    assertThat(bob.next("said").getBoolean("masked")).isTrue();
  }

  @Test
  void aHoleThatTheStoreCanNotFillGivesTheImageUnasked() {
    fixture.store.trim(CHANNEL, 1);
    loseNextMessage();
    say("lost", "found");
    assertThat(ann.next("resumed").getBoolean("recovered")).isFalse();
    assertThat(ann.next("room_state").getLong("seq")).isEqualTo(3);
    say("next");
    assertThat(ann.next("said").getLong("seq")).isEqualTo(4);
  }

  @Test
  void aNewEpochGivesTheImageUnasked() {
    fixture.writer.restart("Tea");
    var resumed = ann.next("resumed");
    assertThat(resumed.getBoolean("recovered")).isFalse();
    assertThat(resumed.getString("epoch")).isEqualTo("e2");
    assertThat(ann.next("room_state").getLong("seq")).isEqualTo(1);
    say("next");
    assertThat(ann.next("said").getLong("seq")).isEqualTo(2);
  }

  @Test
  void aDuplicateIsNotSaidTwice() {
    var told =
        new Told(
            CHANNEL, "e1", 1, "{\"type\":\"twice\"}".getBytes(StandardCharsets.UTF_8), Map.of());
    int partition = fixture.writer.partition("parlour", Parlour.room("Tea").value());
    fixture.writerBus.send("gateway0", new Parcel("parlour", partition, 0, 77, List.of(told)));
    say("a");
    assertThat(ann.next("said").getLong("seq")).isEqualTo(2);
  }

  @Test
  void aWriterThatIsOverIsNotBelieved() {
    fixture.writer.own();
    var told =
        new Told(
            CHANNEL, "e1", 2, "{\"type\":\"stale\"}".getBytes(StandardCharsets.UTF_8), Map.of());
    int partition = fixture.writer.partition("parlour", Parlour.room("Tea").value());
    fixture.writerBus.send("gateway0", new Parcel("parlour", partition, 0, 3, List.of(told)));
    say("a");
    assertThat(ann.next("said").getString("text")).isEqualTo("a");
  }

  @Test
  void anImageIsWaitedForUntilTheStoreHasWhatTheWriterSaid() {
    fixture.store.setAway(true);
    var eve = fixture.connect(3);
    eve.request("subscribe", "channel", CHANNEL);
    // The socket goes on meanwhile.
    assertThat(eve.untilPong()).isEmpty();
    fixture.store.setAway(false);
    eve.next("subscribed");
    eve.next("room_state");
  }

  @Test
  void aStoreThatStaysAwayMakesTheChannelUnavailable() {
    fixture.store.setAway(true);
    var eve = fixture.connect(3);
    eve.request("subscribe", "channel", CHANNEL);
    assertThat(eve.error("UNAVAILABLE").getLong("retry_after_ms")).isPositive();
    fixture.store.setAway(false);
    eve.request("subscribe", "channel", CHANNEL);
    eve.next("subscribed");
  }

  @Test
  void theSamePointWorksOverHttp() {
    say("a", "b");
    var token = fixture.token(3, "eve");
    var path = "/api/channels/" + CHANNEL;
    var answer =
        fixture
            .get(path + "?epoch=e1&after=2", "Authorization", "Bearer " + token)
            .bodyAsJsonObject();
    assertThat(answer.getBoolean("recovered")).isTrue();
    assertThat(answer.getJsonArray("messages")).hasSize(1);
    assertThat(answer.getLong("seq")).isEqualTo(3);
    var image = fixture.get(path, "Authorization", "Bearer " + token).bodyAsJsonObject();
    assertThat(image.getBoolean("recovered")).isFalse();
    assertThat(image.getJsonObject("image").getString("type")).isEqualTo("room_state");
    assertThat(fixture.get(path).statusCode()).isEqualTo(401);
    var unknown = "/api/channels/" + Parlour.channel("Nowhere");
    assertThat(fixture.get(unknown, "Authorization", "Bearer " + token).statusCode())
        .isEqualTo(404);
  }

  @Test
  void whoJoinsWhileNothingCanBeReadGetsTheImageAfterwards() {
    var eve = fixture.connect(3);
    fixture.store.setAway(true);
    eve.request("spectate", "room_id", Parlour.room("Tea").value());
    eve.await("ack");
    fixture.store.setAway(false);
    assertThat(eve.await("resumed").getBoolean("recovered")).isFalse();
    eve.await("room_state");
  }

  @Test
  void aHoleBeforeTheEndIsFilledBeforeAllAreDetached() {
    loseNextMessage();
    say("lost");
    ann.request("close_room", "room_id", Parlour.room("Tea").value());
    assertThat(ann.next("said").getString("text")).isEqualTo("lost");
    ann.next("room_closed");
  }

  private void say(String... texts) {
    for (var text : texts) {
      Head head = fixture.writer.say("Tea", text);
      assertThat(head.seq()).isPositive();
    }
  }

  private void loseNextMessage() {
    var isDone = new AtomicBoolean();
    fixture.cluster.lose(
        (node, message) ->
            message instanceof Parcel parcel
                && parcel.entries().stream().anyMatch(entry -> entry instanceof Told)
                && isDone.compareAndSet(false, true));
  }

  private static void resume(TestSocket socket, String epoch, long seq) {
    socket.send(resumption(CHANNEL, epoch, seq));
  }

  private static JsonObject resumption(String channel, String epoch, long seq) {
    var point = new JsonObject().put("channel", channel).put("epoch", epoch).put("seq", seq);
    return new JsonObject().put("type", "resume").put("channels", new JsonArray().add(point));
  }
}
