package dev.paddock.races.garage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.History.Told;
import dev.paddock.core.RoomId;
import dev.paddock.engine.history.FoldedDocuments;
import dev.paddock.engine.wire.WireCodec;
import dev.paddock.testkit.kind.RandomPlay;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GarageHistoryTest {
  private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");
  private static final RoomId ROOM = GarageKind.room(GaragePlay.OWNER);

  @Test
  void theLeaderboardHasTheNumbersOfTheGarage() {
    var play = GaragePlay.of(3);
    var row = fold(play).get("user:7");

    assertThat(row.getLong("points")).isEqualTo(play.live().earned());
    assertThat(row.getInteger("races")).isEqualTo(play.live().races());
    assertThat(row.getInteger("wins")).isEqualTo(play.live().wins());
    assertThat(row.getDouble("rating")).isEqualTo(play.live().rating().ordinal());
    assertThat(row.getString("username")).isEqualTo("ann");
    assertThat(row.getString("replay_id")).isEqualTo(play.live().awarded().getLast());
  }

  @Test
  void everyStageHasItsBestTime() {
    var play = GaragePlay.of(4);
    var rows = fold(play);

    assertThat(play.live().bests()).isNotEmpty();
    for (var best : play.live().bests()) {
      var row = rows.get("time:" + best.stage() + ":7");
      assertThat(row.getInteger("millis")).isEqualTo(best.millis());
      assertThat(row.getString("stage")).isEqualTo(best.stage());
    }
  }

  @Test
  void carsAreAsTheyStandInTheGarage() {
    var play = GaragePlay.of(5);
    var rows = fold(play);

    for (var car : play.live().cars()) {
      var row = rows.get("7:" + car.carId());
      assertThat(row.getString("name")).isEqualTo(car.name());
      assertThat(row.getJsonObject("upgrades").getInteger("grip"))
          .isEqualTo(car.upgrades().level(Stat.GRIP));
      assertThat(row.getLong("user_id")).isEqualTo(7);
    }
  }

  @Test
  void theSameEventWrittenTwiceChangesNothing() {
    var told = told(GaragePlay.of(6));
    var once = new FoldedDocuments(List.of(new GarageHistory()));
    var twice = new FoldedDocuments(List.of(new GarageHistory()));
    told.forEach(it -> once.add(it, ""));
    told.forEach(it -> twice.add(it, ""));
    told.subList(told.size() - 3, told.size()).forEach(it -> twice.add(it, ""));

    assertThat(contents(twice)).isEqualTo(contents(once));
  }

  private static Map<String, JsonObject> fold(RandomPlay<?, Garage, GarageEvent> play) {
    var folded = new FoldedDocuments(List.of(new GarageHistory()));
    told(play).forEach(it -> folded.add(it, ""));
    return contents(folded);
  }

  private static Map<String, JsonObject> contents(FoldedDocuments folded) {
    return folded.all().stream()
        .collect(Collectors.toMap(FoldedDocuments.Folded::id, it -> it.content()));
  }

  private static List<Told> told(RandomPlay<?, Garage, GarageEvent> play) {
    var kind = new GarageKind();
    return play.events().stream().map(event -> told(kind, event)).toList();
  }

  private static Told told(GarageKind kind, GarageEvent event) {
    var type =
        kind.events().entrySet().stream()
            .filter(it -> it.getValue() == event.getClass())
            .findFirst()
            .orElseThrow()
            .getKey();
    var bytes = new WireCodec().message(type, "race_id", ROOM, (Record) event, false, 1, "e");
    return new Told(ROOM, "e", 1, type, AT, new JsonObject(Buffer.buffer(bytes)).getMap());
  }
}
