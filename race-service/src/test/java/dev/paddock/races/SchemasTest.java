package dev.paddock.races;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.paddock.core.Head;
import dev.paddock.core.RoomKind;
import dev.paddock.core.Route;
import dev.paddock.core.View;
import dev.paddock.core.run.Run;
import dev.paddock.core.run.RunClock;
import dev.paddock.engine.wire.SchemaRegistry;
import dev.paddock.engine.wire.WireCodec;
import dev.paddock.races.garage.GarageKind;
import dev.paddock.races.garage.GaragePlay;
import dev.paddock.races.lobby.LobbyKind;
import dev.paddock.races.lobby.LobbyPlay;
import dev.paddock.races.race.RaceKind;
import dev.paddock.races.race.RacePlay;
import dev.paddock.testkit.kind.RandomPlay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemasTest {
  private static final String ROOT = "dev/paddock/races/";
  private static final List<String> FOLDERS = List.of("race", "garage", "lobby");

  /** What every command may carry, whether its record reads it or not. */
  private static final Set<String> COMMAND_ENVELOPE =
      Set.of("type", "request_id", "race_id", "user_id", "username", "avatar_id");

  private static final Set<String> EVENT_ENVELOPE =
      Set.of("type", "race_id", "seq", "epoch", "masked");

  private final ObjectMapper json = new ObjectMapper();
  private final WireCodec codec = new WireCodec();
  private final Map<String, JsonSchema> validators = new HashMap<>();

  static Stream<RoomKind<?, ?, ?>> kinds() {
    return Stream.of(new RaceKind(), new GarageKind(), new LobbyKind());
  }

  @Test
  void theGatewayUnderstandsEverySchemaOfACommand() {
    var routes =
        Stream.concat(
                new RacesService().routes().stream(), kinds().flatMap(it -> it.routes().stream()))
            .toList();

    assertThat(SchemaRegistry.load(new RacesService(), routes).types())
        .contains("create_race", "input", "list_races", "quick_race", "garage.upgrade");
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void commandSchemasAgreeWithTheirRecords(RoomKind<?, ?, ?> kind) {
    routes(kind)
        .filter(route -> kind.commands().containsKey(route.type()))
        .forEach(
            route -> {
              var own = fields(kind.commands().get(route.type()));
              own.removeAll(Set.of("actor", "garage"));
              var described = names(read(route.schema()).get("properties"));
              described.removeAll(COMMAND_ENVELOPE);
              assertThat(described).as(route.type()).isEqualTo(own);
            });
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void commandsTakeNothingThatIsNotDescribed(RoomKind<?, ?, ?> kind) {
    routes(kind)
        .forEach(
            route -> {
              var schema = read(route.schema());
              assertThat(schema.get("additionalProperties").asBoolean(true)).isFalse();
              assertThat(schema.at("/properties/type/const").asText()).isEqualTo(route.type());
            });
  }

  @Test
  void everyCommandOfAClientHasARoute() {
    var routed = new TreeSet<String>();
    new RacesService().routes().forEach(it -> routed.add(it.type()));
    kinds().forEach(kind -> kind.routes().forEach(it -> routed.add(it.type())));
    var known = new TreeSet<String>();
    kinds().forEach(kind -> known.addAll(kind.commands().keySet()));
    known.removeAll(Set.of("garage.award", "lobby.note", "lobby.keep_show"));
    known.add("input");

    assertThat(routed).isEqualTo(known);
  }

  @Test
  void messagesOfRandomPlaysAreValid() {
    LongStream.range(0, 25).forEach(seed -> check(new RaceKind(), RacePlay.of(seed)));
    LongStream.range(0, 8).forEach(seed -> check(new GarageKind(), GaragePlay.of(seed)));
    LongStream.range(0, 8).forEach(seed -> check(new LobbyKind(), LobbyPlay.of(seed)));
  }

  @Test
  void messagesHaveTheFieldsOfTheirSchemas() {
    kinds()
        .forEach(
            kind ->
                kind.events()
                    .forEach(
                        (type, shape) -> {
                          var described = names(schema(type).get("properties"));
                          described.removeAll(EVENT_ENVELOPE);
                          assertThat(described).as(type).isEqualTo(fields(shape));
                        }));
  }

  @Test
  void statesOfARunAreValid() {
    var kind = new RaceKind();
    var run = anyRun(kind);
    var running = kind.simulate(run);
    var clock = new RunClock(run.startAt(), 12, 2);
    for (int tick = 0; tick < 120; tick++) {
      running.step();
    }
    valid("game_state", message("game_state", running.frame(clock), 0));
    valid("race_info", message("race_info", running.info(clock), 0));
  }

  @Test
  void everyPropertyHasADescription() {
    Stream.concat(
            kinds().flatMap(kind -> kind.events().keySet().stream()),
            Stream.of("race_state", "garage_state", "lobby_state", "game_state", "race_info"))
        .forEach(type -> described(type, schema(type)));
    kinds().flatMap(this::routes).forEach(it -> described(it.type(), read(it.schema())));
  }

  private static Run anyRun(RaceKind kind) {
    return LongStream.range(0, 40)
        .boxed()
        .flatMap(seed -> RacePlay.of(seed).steps().stream())
        .map(step -> kind.run(step.after()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  private <C, S, E> void check(RoomKind<C, S, E> kind, RandomPlay<C, S, E> play) {
    var image = kind.imageType() == null ? "race_state" : kind.imageType();
    var state = play.initial();
    var head = new Head("e", 3);
    for (var event : play.events()) {
      state = kind.decider().evolve(state, event);
      var type = type(kind, event);
      long seq = kind.view().audience(event) == View.Audience.ROOM ? 3 : 0;
      valid(
          type,
          parsed(
              codec.message(
                  type,
                  "race_id",
                  play.room(),
                  kind.view().message(state, event),
                  false,
                  seq,
                  "e")));
      var document = kind.view().document(state, play.room(), head);
      valid(image, parsed(codec.image(new RacesService(), kind, play.room(), document, head)));
    }
  }

  private JsonNode message(String type, Record body, long seq) {
    var room = new dev.paddock.core.RoomId("race_a");
    return parsed(codec.message(type, "race_id", room, body, false, seq, "e"));
  }

  private void valid(String type, JsonNode message) {
    var schema =
        validators.computeIfAbsent(
            type,
            name -> JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema(name)));
    assertThat(schema.validate(message)).as(type).isEmpty();
  }

  private static String type(RoomKind<?, ?, ?> kind, Object event) {
    return kind.events().entrySet().stream()
        .filter(it -> it.getValue() == event.getClass())
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  private Stream<Route> routes(RoomKind<?, ?, ?> kind) {
    return kind instanceof RaceKind
        ? Stream.concat(new RacesService().routes().stream(), kind.routes().stream())
        : kind.routes().stream();
  }

  private JsonNode schema(String type) {
    return FOLDERS.stream()
        .map(folder -> ROOT + folder + "/schema/" + type + ".json")
        .filter(path -> getClass().getClassLoader().getResource(path) != null)
        .findFirst()
        .map(this::read)
        .orElseThrow(() -> new AssertionError("no schema of " + type));
  }

  private JsonNode read(String path) {
    try (var file = getClass().getClassLoader().getResourceAsStream(path)) {
      assertThat(file).as(path).isNotNull();
      return json.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode parsed(byte[] bytes) {
    try {
      return json.readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> names(JsonNode object) {
    var names = new TreeSet<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Set<String> fields(Class<?> type) {
    var names = new TreeSet<String>();
    Arrays.stream(type.getRecordComponents())
        .forEach(
            it -> names.add(it.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT)));
    return names;
  }

  private static void described(String title, JsonNode schema) {
    schema
        .path("properties")
        .properties()
        .forEach(
            each -> {
              var as = title + " " + each.getKey();
              assertThat(each.getValue().path("description").asText()).as(as).isNotBlank();
              described(as, each.getValue());
            });
  }
}
