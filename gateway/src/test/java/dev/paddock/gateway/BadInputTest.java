package dev.paddock.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.gateway.testing.GatewayFixture;
import dev.paddock.gateway.testing.Parlour;
import dev.paddock.gateway.testing.TestSocket;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no command gets a coded error, and reaches nobody else. */
class BadInputTest {
  private final GatewayFixture fixture = new GatewayFixture();
  private TestSocket ann;

  @BeforeEach
  void open() {
    fixture.start();
    ann = fixture.connect(1);
  }

  @AfterEach
  void close() {
    assertThat(fixture.writer.published()).isEmpty();
    fixture.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "",
        "[]",
        "17",
        "null",
        "{\"type\":\"ping\"",
        "{\"type\":7}",
        "{\"a\":1}",
        "{\"type\":\"ping\"} x",
        "{\"type\":null}"
      })
  void whatIsNoMessageIsBad(String text) {
    ann.send(text);
    ann.error("BAD_MESSAGE");
    assertThat(ann.untilPong()).isEmpty();
  }

  @Test
  void deepNestingIsBad() {
    ann.send("{\"type\":\"ping\",\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}");
    ann.error("BAD_MESSAGE");
    assertThat(ann.isOpen()).isTrue();
  }

  @Test
  void invalidUtf8IsBad() {
    ann.raw().writeFrame(WebSocketFrame.textFrame("{\"type\":\"ping\",\"x\":\"", false));
    var rest = Buffer.buffer(new byte[] {(byte) 0xff, '"', '}'});
    ann.raw().writeFrame(WebSocketFrame.continuationFrame(rest, true));
    ann.error("BAD_MESSAGE");
  }

  @Test
  void aBinaryFrameIsBad() {
    ann.sendBytes("{\"type\":\"ping\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    ann.error("BAD_MESSAGE");
  }

  @Test
  void aFrameAboveTheLimitIsBadAndTheSocketGoesOn() {
    ann.send(TestSocket.message("create_room", "room_name", "x".repeat(17_000)));
    assertThat(ann.error("BAD_MESSAGE").getString("message")).contains("16384");
    assertThat(ann.untilPong()).isEmpty();
  }

  @Test
  void tenMegabytesAreBadAndTheSocketGoesOn() {
    var huge = TestSocket.message("create_room", "room_name", "x".repeat(10_000_000)).encode();
    ann.raw().writeFrame(WebSocketFrame.textFrame(huge, true));
    ann.error("BAD_MESSAGE");
    assertThat(ann.untilPong()).isEmpty();
  }

  @Test
  void manyFragmentsAboveTheLimitAreBad() {
    var part = Buffer.buffer("x".repeat(5_000));
    ann.raw().writeFrame(WebSocketFrame.textFrame("{\"type\":\"", false));
    for (int i = 0; i < 5; i++) {
      ann.raw().writeFrame(WebSocketFrame.continuationFrame(part, i == 4));
    }
    ann.error("BAD_MESSAGE");
    assertThat(ann.untilPong()).isEmpty();
  }

  @Test
  void aMessageInFragmentsIsOneMessage() {
    ann.raw().writeFrame(WebSocketFrame.textFrame("{\"type\":\"pi", false));
    ann.raw().writeFrame(WebSocketFrame.continuationFrame(Buffer.buffer("ng\",\"ts\":5}"), true));
    assertThat(ann.next("pong").getInteger("ts")).isEqualTo(5);
  }

  @Test
  void threeBadMessagesInARowEndTheSocket() {
    ann.send("one").send("two").send("three");
    ann.error("BAD_MESSAGE");
    ann.error("BAD_MESSAGE");
    ann.error("BAD_MESSAGE");
    assertThat(ann.closeCode()).isEqualTo(4400);
  }

  @Test
  void aGoodMessageBetweenBadOnesForgivesThem() {
    ann.send("one").send("two");
    ann.error("BAD_MESSAGE");
    ann.error("BAD_MESSAGE");
    ann.untilPong();
    ann.send("three").send("four");
    ann.error("BAD_MESSAGE");
    ann.error("BAD_MESSAGE");
    assertThat(ann.untilPong()).isEmpty();
  }

  @Test
  void anUnknownTypeIsSaidAndDoesNotCount() {
    for (int i = 0; i < 5; i++) {
      var request = ann.request("make_tea");
      assertThat(ann.error("UNKNOWN_TYPE").getString("request_id")).isEqualTo(request);
    }
    assertThat(ann.untilPong()).isEmpty();
  }

  @Test
  void aFieldOfAWrongTypeIsNamed() {
    ann.send(new JsonObject().put("type", "create_room").put("room_name", 17));
    var error = ann.error("INVALID_FIELD");
    assertThat(error.getString("message")).contains("room_name");
    assertThat(error.getJsonObject("details").getString("field")).isEqualTo("room_name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "a\u0000b", "a\u001bb"})
  void aNameThatIsNoneIsRefused(String name) {
    ann.request("create_room", "room_name", name);
    ann.error("INVALID_FIELD");
  }

  @Test
  void aNameOf65CharactersIsRefused() {
    ann.request("create_room", "room_name", "x".repeat(65));
    ann.error("INVALID_FIELD");
  }

  @Test
  void aRoomIdThatIsNoneIsRefused() {
    ann.request("say", "room_id", "../etc", "text", "hello");
    ann.error("INVALID_FIELD");
  }

  @Test
  void aMissingNameIsAskedFor() {
    ann.request("create_room");
    assertThat(ann.error("INVALID_FIELD").getString("message")).contains("room_name");
  }

  @Test
  void aForeignUserIdIsForbidden() {
    ann.send(
        new JsonObject()
            .put("type", "create_room")
            .put("room_name", "Tea")
            .put("user_id", 2)
            .put("request_id", "r1"));
    assertThat(ann.error("FORBIDDEN").getString("request_id")).isEqualTo("r1");
  }

  @Test
  void aRequestIdThatIsNoneIsRefused() {
    ann.send(TestSocket.message("ping", "request_id", "a b"));
    ann.error("INVALID_FIELD");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "-1e999"})
  void aTimeThatCannotBeSaidAgainIsRefused(String time) {
    ann.send("{\"type\":\"ping\",\"ts\":" + time + "}");
    ann.error("INVALID_FIELD");
    assertThat(ann.untilPong()).isEmpty();
  }

  @Test
  void anUnknownChannelIsNotFound() {
    ann.request("subscribe", "channel", Parlour.channel("Nowhere"));
    ann.error("ROOM_NOT_FOUND");
    ann.request("subscribe", "channel", "weather:tomorrow");
    ann.error("ROOM_NOT_FOUND");
  }
}
