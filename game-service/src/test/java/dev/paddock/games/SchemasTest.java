package dev.paddock.games;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.paddock.core.Actor;
import dev.paddock.core.Head;
import dev.paddock.core.RoomKind;
import dev.paddock.core.Route;
import dev.paddock.core.table.GameRoom;
import dev.paddock.engine.wire.WireCodec;
import dev.paddock.games.biggerdice.BiggerDice;
import dev.paddock.games.liarsdice.LiarsDice;
import dev.paddock.games.tinygame.CardGuess;
import dev.paddock.testkit.kind.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemasTest {
  private static final String SHARED = "dev/paddock/games/schema/";
  private static final String DICE = "dev/paddock/games/biggerdice/schema/";
  private static final String LIARS = "dev/paddock/games/liarsdice/schema/";
  private static final String TINY = "dev/paddock/games/tinygame/schema/";

  /** What every command may carry, whether its record reads it or not. */
  private static final Set<String> COMMAND_ENVELOPE =
      Set.of("type", "request_id", "room_id", "user_id", "username", "avatar_id");

  /** Fields by which a command finds its room and its kind. */
  private static final Set<String> ADDRESS = Set.of("room_name", "game_type");

  private static final Set<String> EVENT_ENVELOPE =
      Set.of("type", "room_id", "seq", "epoch", "masked");

  private final ObjectMapper json = new ObjectMapper();
  private final WireCodec codec = new WireCodec();

  static Stream<RoomKind<?, ?, ?>> kinds() {
    return Stream.of(new BiggerDice(), new LiarsDice(), new CardGuess());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void commandSchemasAgreeWithTheirRecords(RoomKind<?, ?, ?> kind) {
    routes(kind)
        .forEach(
            route -> {
              var schema = read(route.schema());
              var own = fields(kind.commands().get(route.type()));
              own.remove("actor");
              var described = properties(schema);
              assertThat(described).as(route.type()).containsAll(own).containsAll(COMMAND_ENVELOPE);
              described.removeAll(COMMAND_ENVELOPE);
              described.removeAll(ADDRESS);
              own.removeAll(COMMAND_ENVELOPE);
              own.removeAll(ADDRESS);
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

  @ParameterizedTest
  @MethodSource("kinds")
  void everyEventHasASchema(RoomKind<?, ?, ?> kind) {
    assertThat(kind.events().keySet())
        .allSatisfy(
            type ->
                assertThat(schemaOf(type).at("/properties/type/const").asText()).isEqualTo(type));
  }

  @Test
  void messagesHaveTheFieldsOfTheirSchemas() {
    var shapes = new HashMap<String, Class<?>>();
    for (var message : all(60)) {
      shapes.put(message.type(), message.body().getClass());
    }
    shapes.remove("room_state");
    assertThat(shapes.keySet()).isEqualTo(allTypes());
    shapes.forEach(
        (type, shape) -> {
          var described = properties(schemaOf(type));
          described.removeAll(EVENT_ENVELOPE);
          described.removeAll(optional(schemaOf(type)));
          assertThat(described).as(type).isEqualTo(fields(shape));
        });
  }

  @Test
  void messagesOfRandomGamesAreValid() {
    var schemas = new HashMap<String, JsonSchema>();
    for (var message : all(8)) {
      if (!(message.body() instanceof GameRoom)) {
        var schema = schemas.computeIfAbsent(message.type(), type -> validator(schemaOf(type)));
        assertThat(schema.validate(wire(message))).as(message.type()).isEmpty();
      }
    }
  }

  @Test
  void imagesOfRandomGamesAreValid() {
    var image = validator(read(SHARED + "room_state.json"));
    var own = validator(read(DICE + "bigger_dice.room.json"));
    checkImages(Played.messages(true, 6), image, own);
    var liars = validator(read(LIARS + "liars_dice.room.json"));
    checkImages(Played.liarsMessages(6), image, liars);
  }

  private void checkImages(List<Played.Message> told, JsonSchema image, JsonSchema own) {
    for (var message : told) {
      if (message.body() instanceof GameRoom) {
        var node = image(message);
        assertThat(image.validate(node)).isEmpty();
        assertThat(own.validate(node.get("room"))).isEmpty();
      }
    }
  }

  @Test
  void imagesHaveNothingThatIsNotDescribed() {
    var described = new TreeSet<String>();
    described.addAll(names(read(SHARED + "room_state.json").at("/$defs/game_room/properties")));
    described.addAll(properties(read(DICE + "bigger_dice.room.json")));
    var first = Played.messages(true, 1).get(1);

    assertThat(names(image(first).get("room"))).isEqualTo(described);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyPropertyHasADescription(RoomKind<?, ?, ?> kind) {
    var all =
        Stream.concat(
            routes(kind).map(route -> read(route.schema())),
            kind.events().keySet().stream().map(this::schemaOf));
    all.forEach(schema -> assertDescribed(schema.get("title").asText(), schema));
    assertDescribed("room_state", read(SHARED + "room_state.json"));
    assertDescribed("bigger_dice.room", read(DICE + "bigger_dice.room.json"));
    assertDescribed("liars_dice.room", read(LIARS + "liars_dice.room.json"));
  }

  @Test
  void aCommandThatIsValidCanBeRead() throws Exception {
    var ready = "{\"type\":\"ready\",\"room_id\":\"room_a\",\"ready\":false,\"seed\":\"0a\"}";

    assertThat(validator(read(SHARED + "ready.json")).validate(json.readTree(ready))).isEmpty();
    var type = new BiggerDice().commands().get("ready");
    var command = codec.command(type, ready.getBytes(UTF_8), Actor.user(1, "ann"));
    assertThat(command)
        .hasToString("Ready[actor=" + Actor.user(1, "ann") + ", ready=false, seed=0a]");
  }

  private static Set<String> allTypes() {
    var types = new TreeSet<String>();
    kinds().forEach(kind -> types.addAll(kind.events().keySet()));
    return types;
  }

  private static List<Played.Message> all(int games) {
    return Stream.of(
            Played.messages(true, games),
            Played.messages(false, games),
            Played.liarsMessages(games))
        .flatMap(List::stream)
        .toList();
  }

  private static Stream<Route> routes(RoomKind<?, ?, ?> kind) {
    return Stream.concat(new GamesService().routes().stream(), kind.routes().stream());
  }

  private JsonNode schemaOf(String type) {
    return Stream.of(SHARED, DICE, LIARS, TINY)
        .map(folder -> folder + type + ".json")
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

  private JsonNode wire(Played.Message message) {
    var seq = message.isNumbered() ? 3 : 0;
    var bytes =
        codec.message(
            message.type(), "room_id", message.room(), message.body(), false, seq, Scenario.EPOCH);
    return parsed(bytes);
  }

  private JsonNode image(Played.Message message) {
    var head = new Head(Scenario.EPOCH, 3);
    return parsed(codec.image(new GamesService(), message.room(), message.body(), head));
  }

  private JsonNode parsed(byte[] bytes) {
    try {
      return json.readTree(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonSchema validator(JsonNode schema) {
    return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema);
  }

  /** What only some readers get. */
  private static Set<String> optional(JsonNode schema) {
    var optional = properties(schema);
    schema.get("required").forEach(it -> optional.remove(it.asText()));
    optional.removeAll(EVENT_ENVELOPE);
    return optional;
  }

  private static Set<String> properties(JsonNode schema) {
    return names(schema.get("properties"));
  }

  private static Set<String> names(JsonNode object) {
    var names = new TreeSet<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Set<String> fields(Class<?> type) {
    var names = new TreeSet<String>();
    Arrays.stream(type.getRecordComponents()).forEach(it -> names.add(snake(it.getName())));
    return names;
  }

  private static String snake(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static void assertDescribed(String title, JsonNode schema) {
    var described = Map.of("properties", schema.path("properties"), "$defs", schema.path("$defs"));
    described.forEach(
        (where, parts) ->
            parts
                .properties()
                .forEach(
                    part -> {
                      var as = title + " " + where + " " + part.getKey();
                      assertThat(part.getValue().path("description").asText()).as(as).isNotBlank();
                      assertDescribed(as, part.getValue());
                    }));
  }
}
