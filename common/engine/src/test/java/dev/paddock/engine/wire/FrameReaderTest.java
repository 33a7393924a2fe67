package dev.paddock.engine.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paddock.core.Reason;
import dev.paddock.core.Route;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FrameReaderTest {
  private static final Route JOIN = route("join_room", "/vectors/join_room.json");
  private static final SchemaRegistry SCHEMAS = SchemaRegistry.load(List.of(JOIN));

  private final FrameReader reader = new FrameReader(SCHEMAS, "room_id", "room_name", "game_type");
  private final Frame frame = new Frame();

  private static Route route(String type, String schema) {
    return new Route(type, schema, Route.Target.ID_OR_NAME, Route.Seat.NONE, Route.Attach.NONE);
  }

  static Stream<Arguments> vectors() throws Exception {
    var all = new ObjectMapper().readTree(resource());
    var list = new ArrayList<Arguments>();
    all.forEach(v -> list.add(Arguments.of(v.get("id").asText(), bytes(v), v.get("expect"))));
    return list.stream();
  }

  private static java.io.InputStream resource() {
    return FrameReaderTest.class.getResourceAsStream("/vectors/frames.json");
  }

  private static byte[] bytes(JsonNode vector) {
    return vector.has("hex")
        ? HexFormat.of().parseHex(vector.get("hex").asText())
        : vector.get("frame").asText().getBytes(UTF_8);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vectors")
  void everyVectorIsReadAsItSays(String id, byte[] bytes, JsonNode expect) {
    boolean good = reader.read(bytes, 0, bytes.length, frame);
    assertThat(good).isEqualTo(!expect.has("code"));
    assertThat(frame.requestId()).isEqualTo(text(expect, "request_id"));
    if (good) {
      isRead(expect);
    } else {
      isRefused(expect);
    }
  }

  private void isRead(JsonNode expect) {
    assertThat(frame.fault()).isNull();
    assertThat(frame.type()).isEqualTo(expect.get("type").asText());
    assertThat(frame.room()).isEqualTo(text(expect, "room"));
    assertThat(frame.roomName()).isEqualTo(text(expect, "room_name"));
    assertThat(frame.kind()).isEqualTo(text(expect, "kind"));
    assertThat(frame.claimedUserId()).isEqualTo(expect.path("user_id").asLong(0));
    assertThat(String.valueOf(frame.avatarId())).isEqualTo(expect.path("avatar_id").asText("null"));
    assertThat(String.valueOf(frame.ts())).isEqualTo(expect.path("ts").asText("null"));
  }

  private void isRefused(JsonNode expect) {
    assertThat(frame.fault().reason().name()).isEqualTo(expect.get("code").asText());
    assertThat(frame.fault().field()).isEqualTo(expect.get("field").asText());
    assertThat(frame.fault().message()).isNotBlank().hasSizeLessThan(250);
  }

  private static String text(JsonNode expect, String name) {
    return expect.path(name).asText(null);
  }

  private Frame.Fault fault(String json) {
    reader.read(json.getBytes(UTF_8), 0, json.getBytes(UTF_8).length, frame);
    return frame.fault();
  }

  @Test
  void aFaultNamesFieldValueAndWhatWasExpected() {
    assertThat(fault("{\"type\":\"join_room\",\"die\":7}").message())
        .isEqualTo("die: 7 was given, expected an integer from 1 to 6");
    assertThat(fault("{\"type\":\"join_room\",\"game_type\":\"chess\"}").message())
        .isEqualTo("game_type: \"chess\" was given, expected one of \"dice\", \"cards\"");
    assertThat(fault("{\"type\":\"subscribe\"}").message())
        .isEqualTo("channel: missing, expected a string of 1 to 128 characters");
    assertThat(fault("{\"type\":\"join_room\",\"tags\":[\"UP\"]}").message())
        .isEqualTo("tags.0: \"UP\" was given, expected a string matching ^[a-z]+$");
  }

  @Test
  void aLongValueIsShortenedInTheFault() {
    var message = fault("{\"type\":\"join_room\",\"game_type\":\"" + "x".repeat(9000) + "\"}");
    assertThat(message.message()).contains("x".repeat(64) + "…").hasSizeLessThan(150);
  }

  @Test
  void aTokenIsNeverRepeatedInAFault() {
    var message = fault("{\"type\":\"refresh\",\"token\":\"" + "s".repeat(9000) + "\"}").message();
    assertThat(message).doesNotContain("sss");
  }

  @Test
  void nothingOfTheFrameBeforeStays() {
    fault(
        "{\"type\":\"join_room\",\"room_id\":\"a\",\"user_id\":5,\"request_id\":\"r\",\"die\":0}");
    fault("{\"type\":\"ping\"}");
    assertThat(frame.fault()).isNull();
    assertThat(frame.room()).isNull();
    assertThat(frame.requestId()).isNull();
    assertThat(frame.claimedUserId()).isZero();
  }

  @Test
  void aPartOfABufferIsRead() {
    var buffer = Unpooled.copiedBuffer("xx{\"type\":\"ping\"}yy", UTF_8);
    buffer.skipBytes(2).writerIndex(17);
    assertThat(reader.read(buffer, frame)).isTrue();
    var direct = Unpooled.directBuffer().writeBytes(buffer.duplicate());
    assertThat(reader.read(direct, frame)).isTrue();
    assertThat(buffer.readerIndex()).isEqualTo(2);
  }

  @Test
  void aSchemaWithAnUnsupportedKeywordStopsTheStart() throws Exception {
    var schema = new ObjectMapper().readTree("{\"properties\":{\"a\":{\"oneOf\":[]}}}");
    assertThatThrownBy(() -> SchemaCompiler.compile(schema, "x"))
        .hasMessage("x.a: the keyword oneOf is not supported");
  }

  @Test
  void aMissingOrContradictingSchemaStopsTheStart() {
    var missing = List.of(route("x", "/vectors/none.json"));
    assertThatThrownBy(() -> SchemaRegistry.load(missing)).hasMessageContaining("none.json");
    var twice = List.of(JOIN, route("join_room", "/vectors/other.json"));
    assertThatThrownBy(() -> SchemaRegistry.load(twice)).hasMessageContaining("two schemas");
  }

  @Test
  void everyPropertyOfTheDoorsOwnCommandsIsDescribed() throws Exception {
    for (var type : SchemaRegistry.OWN_COMMANDS) {
      var path = "/dev/paddock/engine/wire/schema/" + type + ".json";
      var schema = new ObjectMapper().readTree(getClass().getResourceAsStream(path));
      schema
          .get("properties")
          .forEach(property -> assertThat(property.path("description").asText()).endsWith("."));
    }
  }

  @Test
  void everyReasonOfAFaultIsOneOfThree() throws Exception {
    var reasons = vectors().map(v -> ((JsonNode) v.get()[2]).path("code").asText("BAD_MESSAGE"));
    assertThat(reasons.distinct())
        .containsOnly(
            Reason.BAD_MESSAGE.name(), Reason.UNKNOWN_TYPE.name(), Reason.INVALID_FIELD.name());
  }
}
