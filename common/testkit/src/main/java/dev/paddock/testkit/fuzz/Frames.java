package dev.paddock.testkit.fuzz;

import dev.paddock.core.Route;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Frames that a door takes, made from the schemas of its commands by a seed. */
public final class Frames {
  /** Texts that fit most patterns of names and ids. */
  private static final List<String> WORDS =
      List.of("a", "r1", "night_race", "00112233445566778899aabbccddeeff", "#d7263d", "e1", "A-1");

  /** Numbers without bounds stay below. */
  private static final int SMALL = 8;

  private static final int OPTIONAL = 3;

  private final Random random;
  private final Map<String, List<String>> known;

  /**
   * @param known JSON texts for fields of which a schema says too little: rooms that exist, names
   */
  public Frames(long seed, Map<String, List<String>> known) {
    this.random = new Random(seed);
    this.known = Map.copyOf(known);
  }

  /** So many frames of every command, each names to JSON texts. */
  public List<Map<String, String>> of(Collection<Route> routes, int each) {
    var frames = new ArrayList<Map<String, String>>();
    for (var route : routes) {
      var schema = read(route.schema());
      IntStream.range(0, each).forEach(i -> frames.add(frame(schema)));
    }
    return frames;
  }

  private Map<String, String> frame(JsonObject schema) {
    var required = schema.getJsonArray("required", new JsonArray());
    var properties = schema.getJsonObject("properties", new JsonObject());
    var fields = new LinkedHashMap<String, String>();
    for (var name : properties.fieldNames()) {
      if (required.contains(name) || random.nextInt(OPTIONAL) == 0) {
        var texts = known.get(name);
        fields.put(name, texts == null ? value(properties.getJsonObject(name)) : pick(texts));
      }
    }
    return fields;
  }

  private String value(JsonObject schema) {
    if (schema.containsKey("const")) {
      return Json.encode(schema.getValue("const"));
    }
    if (schema.containsKey("enum")) {
      var all = schema.getJsonArray("enum");
      return Json.encode(all.getValue(random.nextInt(all.size())));
    }
    return switch (type(schema)) {
      case "integer" -> Long.toString(integer(schema));
      case "number" -> Double.toString(number(schema));
      case "boolean" -> Boolean.toString(random.nextBoolean());
      case "array" -> array(schema);
      case "object" -> object(schema);
      case "null" -> "null";
      default -> Json.encode(text(schema));
    };
  }

  /** Where several are allowed, any of them. */
  private String type(JsonObject schema) {
    var type = schema.getValue("type", "string");
    return type instanceof JsonArray several
        ? several.getString(random.nextInt(several.size()))
        : Objects.toString(type);
  }

  private long integer(JsonObject schema) {
    long least = schema.getLong("minimum", 0L);
    long most = schema.getLong("maximum", least + SMALL);
    return switch (random.nextInt(4)) {
      case 0 -> least;
      case 1 -> most;
      default -> Math.min(most, least + random.nextInt(SMALL));
    };
  }

  private double number(JsonObject schema) {
    double least = schema.getDouble("minimum", 0.0);
    double most = schema.getDouble("maximum", least + SMALL);
    return least + random.nextDouble() * (most - least);
  }

  private String array(JsonObject schema) {
    int least = schema.getInteger("minItems", 0);
    int most = schema.getInteger("maxItems", least + SMALL);
    var item = schema.getJsonObject("items", new JsonObject());
    return IntStream.range(0, Math.min(most, least + random.nextInt(SMALL)))
        .mapToObj(i -> value(item))
        .collect(Collectors.joining(",", "[", "]"));
  }

  private String object(JsonObject schema) {
    return frame(schema).entrySet().stream()
        .map(it -> Json.encode(it.getKey()) + ":" + it.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private String text(JsonObject schema) {
    var pattern = Pattern.compile(schema.getString("pattern", ""));
    var fitting = WORDS.stream().filter(word -> pattern.matcher(word).find()).toList();
    int least = schema.getInteger("minLength", 0);
    return fitting.isEmpty() || least > 1 ? "x".repeat(Math.max(1, least)) : pick(fitting);
  }

  private String pick(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }

  private static JsonObject read(String resource) {
    var path = resource.startsWith("/") ? resource.substring(1) : resource;
    try (var in = Frames.class.getClassLoader().getResourceAsStream(path)) {
      var bytes = Objects.requireNonNull(in, path).readAllBytes();
      return new JsonObject(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }
}
