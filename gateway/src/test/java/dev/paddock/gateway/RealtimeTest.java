package dev.paddock.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.Reason;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.gateway.testing.FakeWriter;
import dev.paddock.gateway.testing.GatewayFixture;
import dev.paddock.gateway.testing.Parlour;
import dev.paddock.gateway.testing.TestSocket;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Inputs over the bus to what runs in a room, and its states back. */
class RealtimeTest {
  private static final String BINARY = "paddock.v1.bin";
  private final GatewayFixture fixture = new GatewayFixture();

  @BeforeEach
  void start() {
    fixture.start();
    fixture.writer.own();
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void anInputGoesToTheOwnerOfTheRoomJoinedLast() {
    var ann = joined(1, "a");
    ann.send(steer(5));
    await(1);
    var input = fixture.writer.inputs().getFirst();
    assertThat(input.room()).isEqualTo(Parlour.room("a").value());
    assertThat(input.userId()).isEqualTo(1);
    assertThat(new String(input.frame(), StandardCharsets.UTF_8)).isEqualTo(steer(5).encode());
    assertThat(fixture.writer.published()).extracting(c -> c.type()).doesNotContain("steer");
  }

  @Test
  void anInputBeforeAnyRoomIsRefused() {
    fixture.connect(1).send(steer(5)).error("NOT_IN_ROOM");
    assertThat(fixture.writer.inputs()).isEmpty();
  }

  @Test
  void anInputInAnothersNameOrOutOfItsSchemaIsRefused() {
    var ann = joined(1, "a");
    ann.send(steer(5).put("user_id", 2)).error("FORBIDDEN");
    ann.send(steer(99)).error("INVALID_FIELD");
    assertThat(fixture.writer.inputs()).isEmpty();
  }

  @Test
  void anInputTheRunRefusesIsAnError() {
    var ann = joined(1, "a");
    ann.send(steer(5));
    await(1);
    fixture.writer.refuseInput(fixture.writer.inputs().getFirst(), Reason.NOT_A_PLAYER);
    ann.error("NOT_A_PLAYER");
  }

  @Test
  void anInputReachesTheWriterAlsoWhereNobodySaidWhoItIs() {
    var ann = joined(1, "a");
    var ghost = fixture.cluster.join("ghost", Parlour.SERVICE.name());
    for (int partition = 0; partition < FakeWriter.PARTITIONS; partition++) {
      ghost.send("gateway0", new BusMessage.Owner("parlour", partition, 1_000, ghost.self()));
    }
    fixture.cluster.leave("ghost");
    ann.untilPong();
    ann.send(steer(7));
    await(1);
    assertThat(newest().getInteger("turn")).isEqualTo(7);
  }

  @Test
  void ofAFloodOfInputsTheNewestGoesOnAndTheRateIsKept() {
    var ann = joined(1, "a");
    for (int i = 0; i < 2_000; i++) {
      ann.send(steer(i % 9));
    }
    ann.send(steer(-9));
    assertThat(ann.await("error").getString("code")).isEqualTo("RATE_LIMITED");
    fixture.writer.await(() -> newest().getInteger("turn") == -9);
    assertThat(fixture.writer.inputs()).hasSizeLessThan(400);
    assertThat(ann.isOpen()).isTrue();
    ann.untilPong();
  }

  @Test
  void statesGoToEverybodyInTheRoomAndAPongSaysTheTick() {
    var ann = joined(1, "a");
    var bob = fixture.connect(2);
    bob.send("subscribe", "channel", Parlour.channel("a"));
    bob.await("room_state");
    fixture.writer.show("a", 42, "x");
    assertThat(ann.next("state").getInteger("tick")).isEqualTo(42);
    assertThat(bob.next("state").getInteger("tick")).isEqualTo(42);
    ann.send(new JsonObject().put("type", "ping"));
    assertThat(ann.next("pong").getInteger("tick")).isEqualTo(42);
    var cid = fixture.connect(3).send(new JsonObject().put("type", "ping"));
    assertThat(cid.next("pong").containsKey("tick")).isFalse();
  }

  @Test
  void aBinarySocketGetsTheCompactFormAndTheRestOnChange() {
    var ann = fixture.connect(1, BINARY);
    assertThat(ann.raw().subProtocol()).isEqualTo(BINARY);
    enter(ann, "a");
    fixture.writer.show("a", 3, "x");
    assertThat(ann.next("info").getString("info")).isEqualTo("x");
    assertThat(ann.nextBinary().getInt(0)).isEqualTo(3);
    fixture.writer.show("a", 6, "x");
    assertThat(ann.nextBinary().getInt(0)).isEqualTo(6);
    fixture.writer.show("a", 9, "y");
    assertThat(ann.nextBinary().getInt(0)).isEqualTo(9);
    var info = ann.await("info");
    while (!info.getString("info").equals("y")) {
      info = ann.await("info");
    }
  }

  @Test
  void aStateOfAWriterThatIsOverIsNotShown() {
    var ann = joined(1, "a");
    fixture.writer.show("a", 3, "x");
    ann.next("state");
    var owner = fixture.writerBus.self();
    int partition = fixture.writer.partition("", Parlour.room("a").value());
    fixture.writerBus.send("gateway0", new BusMessage.Owner("parlour", partition, 99, owner));
    fixture.writer.show("a", 6, "x");
    assertThat(ann.untilPong()).isEmpty();
  }

  private TestSocket joined(long user, String room) {
    return enter(fixture.connect(user), room);
  }

  private static TestSocket enter(TestSocket socket, String room) {
    socket.request("create_room", "room_name", room, "game_type", "talk");
    socket.await("ack");
    return socket;
  }

  private static JsonObject steer(int turn) {
    return new JsonObject().put("type", "steer").put("turn", turn);
  }

  private JsonObject newest() {
    return new JsonObject(new String(newestFrame(), StandardCharsets.UTF_8));
  }

  private byte[] newestFrame() {
    return fixture.writer.inputs().getLast().frame();
  }

  private void await(int inputs) {
    fixture.writer.await(() -> fixture.writer.inputs().size() >= inputs);
  }
}
