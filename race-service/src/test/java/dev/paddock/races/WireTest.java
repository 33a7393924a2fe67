package dev.paddock.races;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.Actor;
import dev.paddock.core.Head;
import dev.paddock.core.RoomKind;
import dev.paddock.core.run.Run;
import dev.paddock.engine.wire.InvalidPayload;
import dev.paddock.engine.wire.WireCodec;
import dev.paddock.races.garage.Garage;
import dev.paddock.races.garage.GarageCommand;
import dev.paddock.races.garage.GarageEvent;
import dev.paddock.races.garage.GarageKind;
import dev.paddock.races.garage.GaragePlay;
import dev.paddock.races.lobby.LobbyKind;
import dev.paddock.races.lobby.LobbyPlay;
import dev.paddock.races.race.RaceCommand;
import dev.paddock.races.race.RaceKind;
import dev.paddock.races.race.RacePlay;
import dev.paddock.simulation.CarType;
import dev.paddock.simulation.Strength;
import dev.paddock.testkit.kind.RandomPlay;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireTest {
  private final WireCodec codec = new WireCodec();

  static LongStream seeds() {
    return LongStream.range(0, 12);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void statesComeBackFromTheirSnapshots(long seed) {
    checkStates(new RaceKind(), RacePlay.of(seed));
    checkStates(new GarageKind(), GaragePlay.of(seed));
    checkStates(new LobbyKind(), LobbyPlay.of(seed));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void eventsComeBackFromTheJournal(long seed) {
    checkEvents(RacePlay.of(seed));
    checkEvents(GaragePlay.of(seed));
    checkEvents(LobbyPlay.of(seed));
  }

  @Test
  void runsComeBackFromTheirLog() {
    var kind = new RaceKind();
    var runs =
        LongStream.range(0, 40)
            .boxed()
            .flatMap(seed -> RacePlay.of(seed).steps().stream())
            .map(step -> kind.run(step.after()))
            .filter(run -> run != null)
            .map(Run::spec)
            .distinct()
            .toList();

    assertThat(runs).isNotEmpty();
    for (var spec : runs) {
      Object read = codec.value(kind.spec(), codec.json(spec));
      assertThat(read).isEqualTo(spec);
    }
  }

  @Test
  void aGarageTravelsWithItsOwnersCommand() throws InvalidPayload {
    var play = GaragePlay.of(3);
    var image = image(play);
    var frame =
        "{\"type\":\"join_race\",\"race_id\":\"race_a\",\"car_id\":1,\"garage\":" + image + "}";
    var join =
        codec.command(RaceCommand.JoinRace.class, frame.getBytes(UTF_8), Actor.user(7, "ann"));

    assertThat(join.garage().rating()).isEqualTo(play.live().rating());
    assertThat(join.garage().cars()).hasSameSizeAs(play.live().cars());
    for (int i = 0; i < play.live().cars().size(); i++) {
      var car = play.live().cars().get(i);
      var card = join.garage().cars().get(i);
      assertThat(card.carId()).isEqualTo(car.carId());
      assertThat(card.type().name()).isEqualTo(car.type().name());
      assertThat(card.upgrades().topSpeed()).isEqualTo(car.upgrades().topSpeed());
      assertThat(card.upgrades().weight()).isEqualTo(car.upgrades().weight());
    }
  }

  @Test
  void commandsAreReadAsClientsWriteThem() throws InvalidPayload {
    var frame =
        "{\"type\":\"create_race\",\"name\":\"Cup\",\"laps\":3,\"drivers\":[\"pro\",\"rookie\"],"
            + "\"stage\":{\"seed\":7,\"length\":1200,\"surface\":\"ice\"}}";
    var create =
        codec.command(RaceCommand.CreateRace.class, frame.getBytes(UTF_8), Actor.user(7, "ann"));

    assertThat(create.drivers()).containsExactly(Strength.PRO, Strength.ROOKIE);
    assertThat(create.stage().length()).isEqualTo(1_200);
    assertThat(create.maxCars()).isNull();
  }

  @Test
  void carTypesAreWrittenAsTheSimulationCallsThem() {
    for (var type : CarType.values()) {
      var text = new String(codec.json(type), UTF_8);
      assertThat(text).isEqualTo("\"" + type.name().toLowerCase(java.util.Locale.ROOT) + "\"");
      CarType read = codec.value(CarType.class, text.getBytes(UTF_8));
      assertThat(read).isEqualTo(type);
    }
  }

  private JsonObject image(RandomPlay<GarageCommand, Garage, GarageEvent> play) {
    var kind = new GarageKind();
    var head = new Head("e", 9);
    var document = kind.view().document(play.live(), play.room(), head);
    return new JsonObject(
        Buffer.buffer(codec.image(new RacesService(), kind, play.room(), document, head)));
  }

  private <C, S, E> void checkStates(RoomKind<C, S, E> kind, RandomPlay<C, S, E> play) {
    for (var step : play.steps()) {
      S read = codec.value(kind.state(), codec.json(step.after()));
      assertThat(read).isEqualTo(step.after());
    }
  }

  private void checkEvents(RandomPlay<?, ?, ?> play) {
    for (Object event : play.events()) {
      Object read = codec.value(event.getClass(), codec.json(event));
      assertThat(read).isEqualTo(event);
    }
  }
}
