package dev.paddock.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Our validator and a general one judge the same values alike. Where the general one departs from
 * JSON Schema ({@code $} before a last line feed) or we do on purpose (1.0 is no integer), the
 * vectors of frames say what is right.
 */
class ValidatorTest {
  private static final int VALUES_A_SCHEMA = 60;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonSchemaFactory GENERAL =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
  private static final List<String> WORDS =
      List.of("", "a", "ab", "abc", "A", "ä", "🎲", "🎲🎲", "5", "null", "dice");
  private static final List<String> NAMES = List.of("a", "b", "c", "d");

  static LongStream seeds() {
    return LongStream.range(0, 150);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void bothValidatorsAgree(long seed) throws Exception {
    var random = new Random(seed);
    var node = schema(random, 3);
    var own = SchemaCompiler.compile(node, "x");
    var general = GENERAL.getSchema(node);
    for (int i = 0; i < VALUES_A_SCHEMA; i++) {
      var value = value(random, node, 3);
      assertThat(isValid(own, value))
          .as("schema %s, value %s", node, value)
          .isEqualTo(general.validate(value).isEmpty());
    }
  }

  private static boolean isValid(Schema schema, JsonNode value) throws Exception {
    var validator = new Validator();
    try (var in = Json.FRAME.getFactory().createParser(MAPPER.writeValueAsBytes(value))) {
      in.nextToken();
      validator.value(in, schema);
    }
    return validator.message() == null;
  }

  private static JsonNode schema(Random random, int depth) {
    var node = NODES.objectNode();
    switch (random.nextInt(depth > 0 ? 8 : 5)) {
      case 0 -> text(random, node.put("type", "string"));
      case 1 -> range(random, node.put("type", random.nextBoolean() ? "integer" : "number"));
      case 2 -> node.putArray("type").add("null").add("boolean");
      case 3 -> node.putArray("enum").add("dice").add(5).add(true).addNull();
      case 4 -> node.put("const", pick(random, WORDS));
      case 5 -> {
        node.putArray("type").add("array").add("null");
        node.put("minItems", random.nextInt(2)).put("maxItems", 1 + random.nextInt(3));
        node.set("items", schema(random, depth - 1));
      }
      default -> object(random, node, depth);
    }
    return node;
  }

  private static void text(Random random, com.fasterxml.jackson.databind.node.ObjectNode node) {
    if (random.nextBoolean()) {
      node.put("minLength", random.nextInt(2)).put("maxLength", 1 + random.nextInt(2));
    }
    if (random.nextBoolean()) {
      node.put("pattern", random.nextBoolean() ? "^[a-z]+$" : "a");
    }
  }

  private static void range(Random random, com.fasterxml.jackson.databind.node.ObjectNode node) {
    if (random.nextBoolean()) {
      node.put("minimum", random.nextInt(5) - 2);
    }
    if (random.nextBoolean()) {
      node.put("maximum", random.nextInt(5));
    }
  }

  private static void object(
      Random random, com.fasterxml.jackson.databind.node.ObjectNode node, int depth) {
    node.put("type", "object");
    var properties = node.putObject("properties");
    NAMES.stream()
        .filter(name -> random.nextBoolean())
        .forEach(name -> properties.set(name, schema(random, depth - 1)));
    if (random.nextBoolean()) {
      node.putArray("required").add(pick(random, NAMES)).add("a");
    }
    switch (random.nextInt(3)) {
      case 0 -> node.put("additionalProperties", false);
      case 1 -> node.set("additionalProperties", schema(random, 0));
      default -> node.put("description", "open");
    }
  }

  /** A value that often, but not always, is what a schema asks for. */
  private static JsonNode value(Random random, JsonNode schema, int depth) {
    if (random.nextInt(4) == 0) {
      return any(random, depth);
    }
    if (schema.has("enum")) {
      return schema.get("enum").get(random.nextInt(4));
    }
    if (schema.has("const")) {
      return schema.get("const");
    }
    var type = schema.path("type").isArray() ? schema.get("type").get(0) : schema.get("type");
    return switch (type.asText()) {
      case "string" -> NODES.textNode(pick(random, WORDS));
      case "integer", "number" -> number(random);
      case "array" -> list(random, schema.get("items"), depth);
      case "object" -> fields(random, schema, depth);
      default -> NODES.nullNode();
    };
  }

  private static JsonNode list(Random random, JsonNode items, int depth) {
    var list = NODES.arrayNode();
    IntStream.range(0, random.nextInt(4)).forEach(i -> list.add(value(random, items, depth - 1)));
    return list;
  }

  private static JsonNode fields(Random random, JsonNode schema, int depth) {
    var object = NODES.objectNode();
    for (var name : NAMES) {
      var known = schema.path("properties").path(name);
      if (random.nextInt(3) > 0) {
        object.set(name, known.isMissingNode() ? any(random, 0) : value(random, known, depth - 1));
      }
    }
    return object;
  }

  private static JsonNode any(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 6 : 4)) {
      case 0 -> NODES.textNode(pick(random, WORDS));
      case 1 -> number(random);
      case 2 -> NODES.booleanNode(random.nextBoolean());
      case 3 -> NODES.nullNode();
      case 4 -> NODES.arrayNode().add(any(random, depth - 1));
      default -> NODES.objectNode().set(pick(random, NAMES), any(random, depth - 1));
    };
  }

  private static JsonNode number(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> NODES.numberNode(random.nextInt(8) - 3 + 0.5);
      case 1 -> NODES.numberNode(new java.math.BigInteger("123456789012345678901234567890"));
      default -> NODES.numberNode(random.nextInt(8) - 3);
    };
  }

  private static <T> T pick(Random random, List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
