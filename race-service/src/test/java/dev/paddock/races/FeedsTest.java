package dev.paddock.races;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.Actor;
import dev.paddock.core.Feed;
import dev.paddock.core.History.Told;
import dev.paddock.core.RoomId;
import dev.paddock.core.RoomKind;
import dev.paddock.engine.wire.InvalidPayload;
import dev.paddock.engine.wire.WireCodec;
import dev.paddock.races.garage.GarageCommand;
import dev.paddock.races.garage.GarageKind;
import dev.paddock.races.lobby.LobbyCommand;
import dev.paddock.races.lobby.LobbyKind;
import dev.paddock.races.lobby.LobbyPlay;
import dev.paddock.races.race.RaceCommand;
import dev.paddock.races.race.RaceEvent;
import dev.paddock.races.race.RaceKind;
import dev.paddock.races.race.RacePlay;
import dev.paddock.testkit.kind.RandomPlay;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What happens in one room reaches the others as commands they understand. */
class FeedsTest {
  private static final Instant AT = Instant.parse("2026-01-01T12:00:00Z");

  private final WireCodec codec = new WireCodec();

  @Test
  void eachPersonOfAResultGetsOneAward() {
    for (var told : races("race_end")) {
      var people =
          told.payload().get("results") instanceof List<?> rows
              ? rows.stream().filter(FeedsTest::isPerson).count()
              : 0;
      var errands = new GarageKind().feeds().getFirst().errands(told);
      assertThat(errands).hasSize((int) people);
      assertThat(errands).extracting(Feed.Errand::id).doesNotHaveDuplicates();
      assertThat(errands).extracting(Feed.Errand::room).doesNotHaveDuplicates();
      assertThat(errands).allMatch(it -> new GarageKind().owns(it.room()));
    }
    assertThat(races("race_end")).isNotEmpty();
  }

  @Test
  void anAwardSaysWhatTheResultSays() throws InvalidPayload {
    var told = races("race_end").getFirst();
    for (var errand : new GarageKind().feeds().getFirst().errands(told)) {
      var give = command(new GarageKind(), errand, GarageCommand.Give.class);
      assertThat(give.actor()).isEqualTo(Actor.SYSTEM);
      assertThat(give.award().runId()).isEqualTo(told.payload().get("replay_id"));
      assertThat(give.award().stage()).isEqualTo(told.payload().get("stage"));
      assertThat(give.award().raceId()).isEqualTo(told.room().value());
      assertThat(give.award().rating().sigma()).isPositive();
    }
  }

  @Test
  void theLobbyHearsWhereRacesAre() throws InvalidPayload {
    var feed = new LobbyKind().feeds().getFirst();
    for (var told : races(null)) {
      for (var errand : feed.errands(told)) {
        var note = command(new LobbyKind(), errand, LobbyCommand.Note.class);
        assertThat(errand.room()).isEqualTo(LobbyKind.ROOM);
        assertThat(note.race()).isEqualTo(told.room().value());
        assertThat(note.seq()).isEqualTo(told.seq());
        assertThat(note.name() == null).isEqualTo(!told.payload().containsKey("name"));
      }
    }
    assertThat(races("race_created")).allMatch(told -> feed.errands(told).size() == 1);
    assertThat(races("race_closed")).allMatch(told -> feed.errands(told).size() == 1);
    assertThat(races("lap")).allMatch(told -> feed.errands(told).isEmpty());
  }

  @Test
  void aRaceForOnlookersIsMadeAsWanted() throws InvalidPayload {
    var kind = new LobbyKind();
    var wanted =
        LongStream.range(0, 20)
            .boxed()
            .flatMap(seed -> told(kind, LobbyPlay.of(seed)).stream())
            .filter(told -> told.type().equals("lobby.show_wanted"))
            .toList();
    assertThat(wanted).isNotEmpty();
    for (var told : wanted) {
      var errand = kind.feeds().getFirst().errands(told).getFirst();
      var create = command(new RaceKind(), errand, RaceCommand.CreateRace.class);
      assertThat(errand.room().value()).isEqualTo(told.payload().get("race"));
      assertThat(create.show()).isTrue();
      assertThat(create.drivers()).hasSizeGreaterThan(1);
      assertThat(create.startAfter()).isPositive();
    }
  }

  private <C> C command(RoomKind<?, ?, ?> kind, Feed.Errand errand, Class<C> type)
      throws InvalidPayload {
    assertThat(kind.commands().get(errand.type())).isEqualTo(type);
    return codec.command(type, codec.json(errand.fields()), Actor.SYSTEM);
  }

  private static boolean isPerson(Object row) {
    return row instanceof java.util.Map<?, ?> map && ((Number) map.get("user_id")).longValue() > 0;
  }

  private List<Told> races(String type) {
    var kind = new RaceKind();
    return LongStream.range(0, 30)
        .boxed()
        .flatMap(seed -> told(kind, (RandomPlay<?, ?, RaceEvent>) RacePlay.of(seed)).stream())
        .filter(told -> type == null || told.type().equals(type))
        .toList();
  }

  private <E> List<Told> told(RoomKind<?, ?, E> kind, RandomPlay<?, ?, E> play) {
    var told = new ArrayList<Told>();
    for (var event : play.events()) {
      var type =
          kind.events().entrySet().stream()
              .filter(it -> it.getValue() == event.getClass())
              .findFirst()
              .orElseThrow()
              .getKey();
      told.add(told(play.room(), type, (Record) event, told.size() + 1));
    }
    return told;
  }

  private Told told(RoomId room, String type, Record event, long seq) {
    var bytes = codec.message(type, "race_id", room, event, false, seq, "e");
    var payload = new JsonObject(Buffer.buffer(bytes)).getMap();
    return new Told(room, "e", seq, type, AT, payload);
  }
}
