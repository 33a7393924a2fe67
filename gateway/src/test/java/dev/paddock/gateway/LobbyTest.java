package dev.paddock.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.engine.bus.BusMessage;
import dev.paddock.gateway.testing.FakeWriter;
import dev.paddock.gateway.testing.GatewayFixture;
import dev.paddock.gateway.testing.Parlour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists, presence, and what gateways say about who is attached. */
class LobbyTest {
  private final GatewayFixture fixture = new GatewayFixture();

  @BeforeEach
  void open() {
    fixture.start();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void aListIsAnsweredWithItsRequest() {
    var ann = fixture.connect(1);
    ann.request("create_room", "room_name", "Tea");
    ann.await("ack");
    var request = ann.request("list_rooms");
    var list = ann.next("room_list");
    assertThat(list.getString("request_id")).isEqualTo(request);
    assertThat(list.getJsonArray("rooms")).hasSize(1);
  }

  @Test
  void theLobbyIsSaidAtOnceAndWhenItHasChanged() {
    var eve = fixture.connect(3);
    eve.request("subscribe", "channel", "lobby:parlour");
    eve.next("subscribed");
    assertThat(eve.next("room_list").getJsonArray("rooms")).isEmpty();
    var ann = fixture.connect(1);
    ann.request("create_room", "room_name", "Tea");
    ann.await("ack");
    assertThat(eve.next("room_list").getJsonArray("rooms")).hasSize(1);
    var second = fixture.connect(4);
    second.request("subscribe", "channel", "lobby:parlour");
    second.next("subscribed");
    assertThat(second.next("room_list").getJsonArray("rooms")).hasSize(1);
  }

  @Test
  void aStreamedValueIsForwardedWithoutANumber() {
    var ann = fixture.connect(1);
    ann.request("create_room", "room_name", "Tea");
    ann.await("ack");
    fixture.writer.stream("Tea", 7);
    var presence = ann.next("presence");
    assertThat(presence.getInteger("value")).isEqualTo(7);
    assertThat(presence.containsKey("seq")).isFalse();
  }

  @Test
  void aUserIsOnlineWhileASocketIsOpen() {
    var ann = fixture.connect(1);
    fixture.store.await(() -> fixture.store.online("gateway0").contains(1L));
    ann.close();
    fixture.store.await(() -> !fixture.store.online("gateway0").contains(1L));
  }

  @Test
  void theWriterKnowsWhoIsAttached() {
    var ann = fixture.connect(1);
    ann.request("create_room", "room_name", "Tea");
    ann.await("ack");
    assertThat(fixture.writer.attached("Tea")).containsExactly(1L);
    var second = fixture.connect(1);
    second.request("subscribe", "channel", Parlour.channel("Tea"));
    second.await("room_state");
    second.close();
    ann.untilPong();
    assertThat(fixture.writer.attached("Tea")).containsExactly(1L);
    ann.close();
    fixture.writer.await(() -> fixture.writer.attached("Tea").isEmpty());
  }

  @Test
  void aNewOwnerIsToldTheWholeInterest() {
    var ann = fixture.connect(1);
    ann.request("create_room", "room_name", "Tea");
    ann.await("ack");
    fixture.writer.forgetInterest();
    assertThat(fixture.writer.attached("Tea")).isEmpty();
    fixture.writer.own();
    fixture.writer.await(() -> fixture.writer.attached("Tea").contains(1L));
    fixture.writer.say("Tea", "here again");
    ann.next("said");
  }

  @Test
  void anOwnerWhoseComingWasMissedIsFoundWhenTheOneBeforeIsSilent() {
    var ann = fixture.connect(1);
    ann.request("create_room", "room_name", "Tea");
    ann.await("ack");
    var ghost = fixture.cluster.join("ghost", Parlour.SERVICE.name());
    for (int partition = 0; partition < FakeWriter.PARTITIONS; partition++) {
      ghost.send(
          "gateway0", new BusMessage.Owner(Parlour.SERVICE.name(), partition, 0, ghost.self()));
    }
    fixture.writer.forgetInterest();
    fixture.writer.await(() -> fixture.writer.attached("Tea").contains(1L));
    fixture.writer.say("Tea", "found");
    ann.next("said");
  }

  @Test
  void whoIsAttachedIsWrittenToTheStore() {
    var ann = fixture.connect(1);
    ann.request("create_room", "room_name", "Tea");
    ann.await("ack");
    fixture.store.await(
        () -> fixture.store.attached("gateway0").containsKey(Parlour.channel("Tea")));
    assertThat(fixture.store.attached("gateway0").get(Parlour.channel("Tea"))).containsExactly(1L);
  }
}
