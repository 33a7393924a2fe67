package dev.paddock.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.command.CommandEnvelope;
import dev.paddock.gateway.testing.GatewayFixture;
import dev.paddock.gateway.testing.Parlour;
import dev.paddock.gateway.testing.TestSocket;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands whose log, writer or answer fails: one outcome, and the client learns it. */
class CommandFaultTest {
  private final GatewayFixture fixture = new GatewayFixture();
  private TestSocket ann;

  @BeforeEach
  void open() {
    fixture.limits = fixture.limits.with(Map.of("repeatMillis", 200, "giveUpMillis", 1_500));
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
  void aCommandWithoutAnAnswerIsRepeatedWithTheSameId() {
    var seen = new AtomicInteger();
    fixture.writer.ignore(command -> seen.incrementAndGet() == 1);
    say("hello");
    ann.next("said");
    ann.next("ack");
    assertThat(fixture.writer.published().stream().skip(1).map(CommandEnvelope::id))
        .hasSize(2)
        .containsOnly(fixture.writer.published().getLast().id());
  }

  @Test
  void afterTwoRepetitionsItIsUnavailable() {
    fixture.writer.ignore(command -> true);
    var request = say("hello");
    var error = ann.error("UNAVAILABLE");
    assertThat(error.getString("request_id")).isEqualTo(request);
    assertThat(error.getLong("retry_after_ms")).isPositive();
    assertThat(fixture.writer.published()).hasSize(4);
  }

  @Test
  void whatTheLogRefusesIsUnavailableAtOnce() {
    fixture.writer.refuse(command -> true);
    say("hello");
    ann.error("UNAVAILABLE");
    fixture.writer.refuse(command -> false);
    say("again");
    ann.next("said");
  }

  @Test
  void aLostAnswerIsHeardFromTheRepetition() {
    var isLost = new AtomicInteger();
    fixture.cluster.lose(
        (node, message) ->
            message instanceof BusMessage.Parcel parcel
                && parcel.entries().stream().anyMatch(each -> each instanceof BusMessage.Answer)
                && isLost.incrementAndGet() == 1);
    say("hello");
    ann.next("said");
    ann.next("ack");
    assertThat(ann.untilPong()).isEmpty();
  }

  @Test
  void theSameRequestTwiceOnASocketHasOneAnswer() {
    var message = TestSocket.message("say", "room_id", room(), "text", "hi", "request_id", "same");
    ann.send(message).send(message);
    ann.next("said");
    ann.next("ack");
    assertThat(ann.untilPong().stream().filter(each -> each.getString("type").equals("said")))
        .isEmpty();
  }

  @Test
  void anUnknownOutcomeOfAJoiningLeavesTheSocketOutside() {
    fixture.writer.ignore(command -> true);
    var bob = fixture.connect(2);
    bob.request("join_room", "room_name", "Tea");
    bob.error("UNAVAILABLE");
    fixture.writer.say("Tea", "not for bob");
    assertThat(bob.untilPong()).isEmpty();
    fixture.writer.ignore(command -> false);
    bob.request("join_room", "room_name", "Tea");
    bob.next("room_joined");
    bob.next("room_state");
    bob.next("ack");
  }

  @Test
  void withoutTheStoreNoSeatIsTaken() {
    fixture.store.setAway(true);
    var bob = fixture.connect(2);
    bob.request("join_room", "room_name", "Tea");
    bob.error("UNAVAILABLE");
    fixture.store.setAway(false);
    bob.request("join_room", "room_name", "Tea");
    bob.next("room_joined");
  }

  @Test
  void whenTheGatewayStopsSocketsAreToldToComeBack() {
    GatewayFixture.await(fixture.gateway(0).stop());
    assertThat(ann.closeCode()).isEqualTo(1001);
  }

  private String room() {
    return Parlour.room("Tea").value();
  }

  private String say(String text) {
    return ann.request("say", "room_id", room(), "text", text);
  }
}
