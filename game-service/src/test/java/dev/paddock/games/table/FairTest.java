package dev.paddock.games.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paddock.core.Seed;
import dev.paddock.core.table.Fair;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FairTest {
  private static final String VECTORS = "/vectors/fair-dice.json";

  static Stream<JsonNode> games() throws IOException {
    try (var file = FairTest.class.getResourceAsStream(VECTORS)) {
      return elements(new ObjectMapper().readTree(file).get("games"));
    }
  }

  @ParameterizedTest
  @MethodSource("games")
  void theVectorsHold(JsonNode game) {
    var secret = Seed.of(HexFormat.of().parseHex(game.get("secret").asText()));
    var fair = fair(game, secret);
    var seats = elements(game.get("seats")).map(JsonNode::asLong).toList();
    var rolls = elements(game.get("rolls")).map(JsonNode::asInt).toList();

    assertThat(Fair.commitment(secret)).isEqualTo(game.get("commitment").asText());
    assertThat(seats.get(fair.opener(seats.size()))).isEqualTo(game.get("first_turn").asLong());
    assertThat(IntStream.rangeClosed(1, rolls.size()).map(fair::die).boxed().toList())
        .isEqualTo(rolls);
  }

  @Test
  void allFacesComeEquallyOften() {
    var fair = new Fair(Seed.of(3), "room_a", "e1", List.of());
    var counts = new int[7];
    for (int n = 1; n <= 6_000; n++) {
      counts[fair.die(n)]++;
    }
    for (int face = 1; face <= 6; face++) {
      assertThat(counts[face]).isBetween(850, 1_150);
    }
  }

  @Test
  void everythingInTheTextMatters() {
    var rolls = rolls(new Fair(Seed.of(1), "room_a", "e1", List.of("0a")));

    assertThat(rolls(new Fair(Seed.of(2), "room_a", "e1", List.of("0a")))).isNotEqualTo(rolls);
    assertThat(rolls(new Fair(Seed.of(1), "room_b", "e1", List.of("0a")))).isNotEqualTo(rolls);
    assertThat(rolls(new Fair(Seed.of(1), "room_a", "e2", List.of("0a")))).isNotEqualTo(rolls);
    assertThat(rolls(new Fair(Seed.of(1), "room_a", "e1", List.of("0A")))).isNotEqualTo(rolls);
    assertThat(rolls(new Fair(Seed.of(1), "room_a", "e1", List.of()))).isNotEqualTo(rolls);
  }

  @Test
  void aDieWithAPlaceIsAsFairAsOneWithANumber() {
    var fair = new Fair(Seed.of(3), "room_a", "e1", List.of());
    var counts = new int[7];
    for (int n = 1; n <= 6_000; n++) {
      counts[fair.die("1:2:" + n)]++;
    }
    for (int face = 1; face <= 6; face++) {
      assertThat(counts[face]).isBetween(850, 1_150);
    }
    assertThat(fair.die("7")).isEqualTo(fair.die(7));
  }

  private static List<Integer> rolls(Fair fair) {
    return IntStream.rangeClosed(1, 40).map(fair::die).boxed().toList();
  }

  private static Fair fair(JsonNode game, Seed secret) {
    var seeds = elements(game.get("client_seeds")).map(it -> it.get("seed").asText()).toList();
    return new Fair(secret, game.get("room_id").asText(), game.get("epoch").asText(), seeds);
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
