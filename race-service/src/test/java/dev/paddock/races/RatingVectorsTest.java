package dev.paddock.races;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paddock.core.rating.PlackettLuce;
import dev.paddock.core.rating.Rating;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Ratings against those of OpenSkill, where its vectors are there. */
class RatingVectorsTest {
  private static final Offset<Double> TINY = within(1e-9);

  @Test
  void fifteenRacesGiveTheRatingsOfOpenSkill() throws IOException {
    var file = data().resolve("ratings/series-a.json");
    assumeTrue(Files.exists(file), "no rating vectors at " + file);
    var series = new ObjectMapper().readTree(file.toFile());
    var ratings = new HashMap<String, Rating>();
    series.get("players").forEach(it -> ratings.put(it.asText(), Rating.INITIAL));

    for (var race : series.get("races")) {
      drive(race, ratings);
    }
    series.get("final").properties().forEach(it -> check(ratings, it.getKey(), it.getValue()));
  }

  private static void drive(JsonNode race, Map<String, Rating> ratings) {
    var order = texts(race.get("order"));
    var before = order.stream().map(ratings::get).toList();
    var ranks = StreamSupport.stream(race.get("rank").spliterator(), false);
    var after = PlackettLuce.rate(before, ranks.mapToInt(JsonNode::asInt).toArray());
    for (int i = 0; i < order.size(); i++) {
      // As races are counted: by what they change.
      ratings.put(order.get(i), before.get(i).to(after.get(i)).of(before.get(i)));
    }
    race.get("after").properties().forEach(it -> check(ratings, it.getKey(), it.getValue()));
  }

  private static void check(Map<String, Rating> ratings, String player, JsonNode expected) {
    var rating = ratings.get(player);
    assertThat(rating.mu()).as(player).isCloseTo(expected.get("mu").asDouble(), TINY);
    assertThat(rating.sigma()).as(player).isCloseTo(expected.get("sigma").asDouble(), TINY);
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static Path data() {
    var given = System.getenv("PADDOCK_DATA");
    if (given != null) {
      return Path.of(given);
    }
    var near = Path.of("../shared/data");
    return Files.isDirectory(near) ? near : Path.of("../../shared/data");
  }
}
