package dev.paddock.games;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paddock.core.RoomNames;
import java.io.IOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoomIdVectorsTest {
  private final GamesService service = new GamesService();

  static Stream<JsonNode> rooms() throws IOException {
    try (var file = RoomIdVectorsTest.class.getResourceAsStream("/vectors/room-ids.json")) {
      var rooms = new ObjectMapper().readTree(file).get("rooms");
      return StreamSupport.stream(rooms.spliterator(), false);
    }
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void theIdFollowsFromTheName(JsonNode room) {
    var name = room.get("name").asText();

    assertThat(RoomNames.display(name)).isEqualTo(room.get("shown").asText());
    assertThat(RoomNames.id(service.roomIdPrefix(), service.nameSpace(), name).value())
        .isEqualTo(room.get("room_id").asText());
  }
}
