package dev.paddock.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compiles the subset of JSON Schema 2020-12 that frames need; anything else is refused. */
final class SchemaCompiler {
  private static final Set<String> ANNOTATIONS =
      Set.of("$schema", "$id", "$comment", "title", "description", "examples", "default");

  private static final Set<String> KEYWORDS =
      Set.of(
          "type",
          "properties",
          "required",
          "additionalProperties",
          "enum",
          "const",
          "minLength",
          "maxLength",
          "pattern",
          "minimum",
          "maximum",
          "items",
          "minItems",
          "maxItems");

  private SchemaCompiler() {}

  /**
   * Compiles one schema.
   *
   * @param at where it stands, for the message of a failure
   * @throws IllegalArgumentException naming a keyword that is not supported or has a wrong value
   */
  static Schema compile(JsonNode node, String at) {
    if (node.isBoolean() && node.booleanValue()) {
      return Schema.ANY;
    }
    check(node.isObject(), at, "a schema is an object or true");
    node.fieldNames().forEachRemaining(name -> checkKeyword(name, at));
    int types = types(node.get("type"), at);
    var values = values(node, at);
    var text = text(node, at);
    var range = new Schema.Range(number(node, "minimum", at), number(node, "maximum", at));
    var items = items(node, at);
    return new Schema(
        types,
        values,
        text,
        range,
        items,
        fields(node, at),
        Expectation.of(types, values, text, range, items));
  }

  private static void checkKeyword(String name, String at) {
    check(
        KEYWORDS.contains(name) || ANNOTATIONS.contains(name),
        at,
        "the keyword " + name + " is not supported");
  }

  private static int types(@Nullable JsonNode node, String at) {
    if (node == null) {
      return Schema.ANYTHING;
    }
    if (node.isTextual()) {
      return type(node.textValue(), at);
    }
    check(node.isArray() && !node.isEmpty(), at, "type is a name or a list of names");
    int types = 0;
    for (var each : node) {
      types |= type(each.asText(), at);
    }
    return types;
  }

  private static int type(String name, String at) {
    return switch (name) {
      case "string" -> Schema.STRING;
      case "integer" -> Schema.INTEGER;
      case "number" -> Schema.NUMBER;
      case "boolean" -> Schema.BOOLEAN;
      case "object" -> Schema.OBJECT;
      case "array" -> Schema.ARRAY;
      case "null" -> Schema.NULL;
      default -> throw new IllegalArgumentException(at + ": there is no type " + name);
    };
  }

  private static @Nullable Set<Object> values(JsonNode node, String at) {
    check(!(node.has("enum") && node.has("const")), at, "enum and const exclude each other");
    if (node.has("const")) {
      return Set.of(scalar(node.get("const"), at));
    }
    if (!node.has("enum")) {
      return null;
    }
    check(node.get("enum").isArray(), at, "enum is a list");
    var values = new LinkedHashSet<Object>();
    node.get("enum").forEach(value -> values.add(scalar(value, at)));
    return values;
  }

  private static Object scalar(JsonNode value, String at) {
    if (value.isNull()) {
      return Schema.Null.VALUE;
    }
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return value.longValue();
    }
    check(value.isTextual(), at, "only strings, integers, booleans and null are constants");
    return value.textValue();
  }

  private static Schema.Text text(JsonNode node, String at) {
    var pattern = node.get("pattern");
    check(pattern == null || pattern.isTextual(), at, "pattern is a string");
    return new Schema.Text(
        count(node, "minLength", 0, at),
        count(node, "maxLength", Integer.MAX_VALUE, at),
        pattern == null ? null : pattern(pattern.textValue()));
  }

  /** In Java {@code $} also matches before a last line feed, in JSON Schema it does not. */
  private static Pattern pattern(String regex) {
    var strict = regex.endsWith("$") && !regex.endsWith("\\$");
    return Pattern.compile(strict ? regex.substring(0, regex.length() - 1) + "\\z" : regex);
  }

  private static Schema.Items items(JsonNode node, String at) {
    var each = node.get("items");
    return new Schema.Items(
        each == null ? null : compile(each, at + "[]"),
        count(node, "minItems", 0, at),
        count(node, "maxItems", Integer.MAX_VALUE, at));
  }

  private static Schema.Fields fields(JsonNode node, String at) {
    var others = node.get("additionalProperties");
    var closed = others != null && others.isBoolean() && !others.booleanValue();
    return new Schema.Fields(
        properties(node.get("properties"), at),
        required(node.get("required"), at),
        others == null || closed ? null : compile(others, at + ".*"),
        closed);
  }

  private static Map<String, Schema> properties(@Nullable JsonNode node, String at) {
    var properties = new LinkedHashMap<String, Schema>();
    if (node != null) {
      check(node.isObject(), at, "properties is an object");
      node.properties()
          .forEach(
              each ->
                  properties.put(
                      each.getKey(), compile(each.getValue(), at + "." + each.getKey())));
    }
    return properties;
  }

  private static List<String> required(@Nullable JsonNode node, String at) {
    var names = new LinkedHashSet<String>();
    if (node != null) {
      check(node.isArray(), at, "required is a list of names");
      node.forEach(name -> names.add(name.asText()));
    }
    return List.copyOf(names);
  }

  private static int count(JsonNode node, String keyword, int absent, String at) {
    var value = node.get(keyword);
    if (value == null) {
      return absent;
    }
    check(value.canConvertToInt() && value.intValue() >= 0, at, keyword + " is a count");
    return value.intValue();
  }

  private static @Nullable BigDecimal number(JsonNode node, String keyword, String at) {
    var value = node.get(keyword);
    check(value == null || value.isNumber(), at, keyword + " is a number");
    return value == null ? null : value.decimalValue();
  }

  private static void check(boolean good, String at, String message) {
    if (!good) {
      throw new IllegalArgumentException(at + ": " + message);
    }
  }
}
