package dev.paddock.engine.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.paddock.core.RoomService;
import dev.paddock.core.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The compiled schemas of all commands of a door, by wire type. */
public final class SchemaRegistry {
  /** The commands every door of rooms answers itself. */
  public static final List<String> OWN_COMMANDS =
      List.of("auth", "ping", "subscribe", "unsubscribe", "resume", "refresh", "list_rooms");

  private static final String OWN_FOLDER = "dev/paddock/engine/wire/schema/";

  /** A property set of that many would not fit the mask of those seen. */
  private static final int MAX_REQUIRED = Long.SIZE;

  private final Map<String, Schema> schemas;

  private SchemaRegistry(Map<String, Schema> schemas) {
    this.schemas = Map.copyOf(schemas);
  }

  /**
   * Loads the door's own commands and those of the routes from the class path.
   *
   * @throws IllegalArgumentException naming a schema that is missing, not supported, or another one
   *     for a type that has one
   */
  public static SchemaRegistry load(Collection<Route> routes) {
    return load(Map.of(), routes);
  }

  /** The same for a service that has a list command of its own. */
  public static SchemaRegistry load(RoomService service, Collection<Route> routes) {
    var list = service.listSchema();
    return load(list == null ? Map.of() : Map.of(service.listCommand(), list), routes);
  }

  private static SchemaRegistry load(Map<String, String> more, Collection<Route> routes) {
    var resources = new HashMap<>(more);
    OWN_COMMANDS.forEach(type -> resources.put(type, OWN_FOLDER + type + ".json"));
    routes.forEach(route -> add(resources, route));
    var common = read(OWN_FOLDER + "common.json");
    var schemas = new HashMap<String, Schema>();
    resources.forEach((type, resource) -> schemas.put(type, command(type, resource, common)));
    return new SchemaRegistry(schemas);
  }

  /** The types that are known. */
  public Set<String> types() {
    return schemas.keySet();
  }

  @Nullable Schema find(String type) {
    return schemas.get(type);
  }

  private static void add(Map<String, String> resources, Route route) {
    var other = resources.put(route.type(), route.schema());
    if (other != null && !other.equals(route.schema())) {
      throw new IllegalArgumentException(
          "two schemas for " + route.type() + ": " + other + " and " + route.schema());
    }
  }

  /** A command's schema with the properties every command may have. */
  private static Schema command(String type, String resource, JsonNode common) {
    var node = read(resource);
    if (!(node instanceof ObjectNode object)) {
      throw new IllegalArgumentException(resource + ": the schema of a command is an object");
    }
    var properties = object.withObjectProperty("properties");
    common
        .get("properties")
        .properties()
        .forEach(each -> properties.putIfAbsent(each.getKey(), each.getValue()));
    var schema = SchemaCompiler.compile(object, type);
    if (schema.fields().required().size() > MAX_REQUIRED) {
      throw new IllegalArgumentException(resource + ": more than 64 required properties");
    }
    return schema;
  }

  private static JsonNode read(String resource) {
    var path = resource.startsWith("/") ? resource.substring(1) : resource;
    try (var in = SchemaRegistry.class.getClassLoader().getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("no schema on the class path at " + path);
      }
      return Json.OWN.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " is not JSON", e);
    }
  }
}
