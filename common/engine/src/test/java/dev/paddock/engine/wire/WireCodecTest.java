package dev.paddock.engine.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.paddock.core.Actor;
import dev.paddock.core.Flat;
import dev.paddock.core.Reason;
import dev.paddock.core.RoomId;
import dev.paddock.core.Seed;
import dev.paddock.engine.command.CommandEnvelope;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WireCodecTest {
  private static final Instant AT = Instant.parse("2026-11-21T10:20:30.120Z");
  private static final RoomId ROOM = new RoomId("room_a");
  private static final Actor ANN = new Actor((1L << 53) - 1, "ann", 7, Actor.Kind.USER);

  private final WireCodec codec = new WireCodec();

  enum Phase {
    WAITING,
    IN_PROGRESS
  }

  record Player(long userId, String username, Integer avatarId, boolean isReady) {
    boolean isOnline() {
      return true;
    }

    String getTitle() {
      return "not a component";
    }
  }

  record State(
      RoomId room,
      Phase phase,
      Instant startedAt,
      Duration left,
      Seed secret,
      List<Player> players,
      Map<Long, Integer> scores,
      Set<Phase> seen,
      Map<Phase, String> names,
      Reason reason) {}

  record Box<T>(T content, List<T> more) {}

  record Nothing() {}

  record Shared(String name, @Flat Record own, long seq) {}

  record Own(int rounds, List<Integer> rolls) {}

  record Roll(Actor actor, String gameType, Integer count, long turn, List<String> seeds) {}

  record Clash(String type, String roomId, long seq, String epoch, int die) {}

  private static State state() {
    var names = new LinkedHashMap<Phase, String>();
    names.put(Phase.IN_PROGRESS, "on");
    names.put(Phase.WAITING, "off");
    return new State(
        ROOM,
        Phase.IN_PROGRESS,
        AT,
        Duration.ofSeconds(30),
        Seed.of(1),
        List.of(new Player(1, "ann", null, true), new Player(2, "bob", 3, false)),
        Map.of(1L, 10),
        Set.of(Phase.WAITING),
        names,
        Reason.ROOM_FULL);
  }

  private static String text(byte[] json) {
    return new String(json, UTF_8);
  }

  @Test
  void fieldsOfAFlatComponentStandInPlaceOfIt() {
    var json = codec.json(new Shared("duel", new Own(1, List.of(6, 2)), 9));

    assertThat(text(json)).isEqualTo("{\"name\":\"duel\",\"rounds\":1,\"rolls\":[6,2],\"seq\":9}");
  }

  @Test
  void aMessageHasItsTypeRoomBodySeqAndEpochInThatOrder() {
    var json = codec.message("rolled", "room_id", ROOM, state().players().get(0), false, 7, "e1");
    assertThat(text(json))
        .isEqualTo(
            "{\"type\":\"rolled\",\"room_id\":\"room_a\",\"user_id\":1,\"username\":\"ann\","
                + "\"avatar_id\":null,\"is_ready\":true,\"seq\":7,\"epoch\":\"e1\"}");
  }

  @Test
  void aMaskedMessageSaysSo() {
    var json = codec.message("dealt", "race_id", ROOM, new Nothing(), true, 1, "e");
    assertThat(text(json))
        .isEqualTo(
            "{\"type\":\"dealt\",\"race_id\":\"room_a\",\"masked\":true,\"seq\":1,\"epoch\":\"e\"}");
  }

  @Test
  void aMessageWithoutNumberHasNeitherSeqNorEpoch() {
    var json = codec.message("presence", "room_id", ROOM, new Nothing(), false, 0, "e");
    assertThat(text(json)).isEqualTo("{\"type\":\"presence\",\"room_id\":\"room_a\"}");
  }

  @Test
  void aBodyNeverWritesAFieldOfTheMessageTwice() {
    var body = new Clash("x", "y", 99, "z", 6);
    var json = codec.message("rolled", "room_id", ROOM, body, false, 3, "e");
    assertThat(text(json))
        .isEqualTo(
            "{\"type\":\"rolled\",\"room_id\":\"room_a\",\"die\":6,\"seq\":3,\"epoch\":\"e\"}");
  }

  @Test
  void aStateIsReadAsItWasWritten() {
    var json = codec.json(state());
    State read = codec.value(State.class, json);
    assertThat(read).isEqualTo(state());
    assertThat(read.names().keySet()).containsExactly(Phase.IN_PROGRESS, Phase.WAITING);
    assertThat(text(codec.json(read))).isEqualTo(text(json));
  }

  @Test
  void valuesHaveTheirWireForms() {
    assertThat(text(codec.json(state())))
        .contains("\"room\":\"room_a\"", "\"phase\":\"in_progress\"", "\"left\":\"PT30S\"")
        .contains("\"started_at\":\"2026-11-21T10:20:30.120Z\"", "\"reason\":\"ROOM_FULL\"")
        .contains("\"secret\":\"" + Seed.of(1).hex() + "\"", "\"names\":{\"in_progress\":\"on\"")
        .doesNotContain("online", "title");
  }

  @Test
  void instantsAlwaysHaveMilliseconds() {
    assertThat(text(codec.json(Instant.parse("2026-01-01T00:00:00Z"))))
        .isEqualTo("\"2026-01-01T00:00:00.000Z\"");
  }

  @Test
  void collectionsThatWereReadCannotBeChanged() {
    State read = codec.value(State.class, codec.json(state()));
    assertThatThrownBy(() -> read.players().clear())
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> read.scores().put(5L, 5))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> read.seen().clear()).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void genericRecordsAreReadByTheirFullType() throws Exception {
    record Holder(Box<Player> box) {}
    var type = Holder.class.getRecordComponents()[0].getGenericType();
    var player = new Player(1, "ann", null, false);
    Box<Player> read = codec.value(type, codec.json(new Box<>(player, List.of(player))));
    assertThat(read).isEqualTo(new Box<>(player, List.of(player)));
  }

  @Test
  void anythingElseThanTheTypeIsRefused() {
    assertThatThrownBy(() -> codec.value(State.class, "[1]".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("State");
    assertThatThrownBy(() -> codec.value(Nothing.class, "{} {}".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCommandTakesTheActorGivenAndNotThePayloads() throws Exception {
    var payload =
        "{\"type\":\"roll\",\"actor\":{\"user_id\":9},\"game_type\":\"dice\",\"turn\":3,"
            + "\"x\":[{}],\"seeds\":[\"a\"]}";
    assertThat(codec.command(Roll.class, payload.getBytes(UTF_8), ANN))
        .isEqualTo(new Roll(ANN, "dice", null, 3, List.of("a")));
  }

  @Test
  void aCommandWithAnotherShapeNamesTheField() {
    assertThat(refused("{\"turn\":\"3\"}").field()).isEqualTo("turn");
    assertThat(refused("{\"turn\":1.5}").field()).isEqualTo("turn");
    assertThat(refused("{}").field()).isEqualTo("turn");
    assertThat(refused("{\"turn\":1,\"seeds\":[{}]}").field()).isEqualTo("seeds.0");
    assertThat(refused("[]").field()).isEmpty();
    assertThat(refused("{\"turn\":1,\"turn\":2}").field()).isEmpty();
  }

  private InvalidPayload refused(String payload) {
    return catchThrowableOfType(
        InvalidPayload.class, () -> codec.command(Roll.class, payload.getBytes(UTF_8), ANN));
  }

  @Test
  void anEnvelopeComesBackAndItsPayloadStaysByteForByte() throws Exception {
    var payload = "{ \"type\" : \"roll\", \"n\":1.0, \"s\":\"ä\\u00e4\" }".getBytes(UTF_8);
    var command = command("r-1", payload);
    var json = codec.envelope(command);
    var read = codec.envelope(json);
    assertThat(read.payload()).isEqualTo(payload);
    assertThat(read).usingRecursiveComparison().isEqualTo(command);
    assertThat(text(json))
        .startsWith("{\"command_id\":\"c1\",\"command_type\":\"roll\",\"timestamp\":\"2026-11-21T")
        .contains("\"actor\":{\"user_id\":9007199254740991,\"username\":\"ann\",\"avatar_id\":7,")
        .contains("\"kind\":\"user\"", "\"socket\":{\"gateway\":\"g\",\"id\":\"s\"}")
        .endsWith(",\"payload\":" + text(payload) + "}");
  }

  @Test
  void anEnvelopeMayHaveNoRequestId() throws Exception {
    var read = codec.envelope(codec.envelope(command(null, "{}".getBytes(UTF_8))));
    assertThat(read.requestId()).isNull();
  }

  @Test
  void anEnvelopeThatLacksAFieldNamesIt() {
    var json = text(codec.envelope(command("r", "{}".getBytes(UTF_8))));
    var broken = json.replace("\"room_id\":\"room_a\",", "").getBytes(UTF_8);
    assertThatThrownBy(() -> codec.envelope(broken))
        .isInstanceOfSatisfying(
            InvalidPayload.class, e -> assertThat(e.field()).isEqualTo("room_id"));
    assertThatThrownBy(() -> codec.envelope("nonsense".getBytes(UTF_8)))
        .isInstanceOf(InvalidPayload.class);
    assertThatThrownBy(() -> codec.envelope((json + "x").getBytes(UTF_8)))
        .isInstanceOf(InvalidPayload.class);
  }

  private static CommandEnvelope command(String requestId, byte[] payload) {
    return new CommandEnvelope(
        "c1", "roll", AT, ANN, "g", "s", ROOM, requestId, payload, "00-a-b-01");
  }
}
