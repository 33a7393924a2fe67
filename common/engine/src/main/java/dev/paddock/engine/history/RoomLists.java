package dev.paddock.engine.history;

import dev.paddock.core.RoomService;
import dev.paddock.engine.views.ChannelStore;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The listed rooms of a service as summaries, read from their documents at most twice a second. */
final class RoomLists {
  static final Duration KEPT = Duration.ofMillis(500);

  private static final String PLAYERS = "players";
  private static final List<String> PLAYER = List.of("user_id", "username", "avatar_id");

  private record Reading(long at, Future<List<JsonObject>> rooms) {}

  private final RoomService service;
  private final ChannelStore channels;
  private final String documentPrefix;
  private final LongSupplier nanos;
  private final AtomicReference<@Nullable Reading> newest = new AtomicReference<>();

  RoomLists(RoomService service, ChannelStore channels, String documentPrefix, LongSupplier nanos) {
    this.service = service;
    this.channels = channels;
    this.documentPrefix = documentPrefix;
    this.nanos = nanos;
  }

  /** {@code {"rooms":[summary…]}}, oldest room first, of those the question asks for. */
  Future<JsonObject> answer(JsonObject question) {
    return rooms()
        .map(
            rooms ->
                new JsonArray(rooms.stream().filter(room -> isWanted(room, question)).toList()))
        .map(rooms -> new JsonObject().put(service.listField(), rooms));
  }

  private Future<List<JsonObject>> rooms() {
    long now = nanos.getAsLong();
    var known = newest.get();
    if (known != null && now - known.at() < KEPT.toNanos() && !known.rooms().failed()) {
      return known.rooms();
    }
    var rooms = channels.listed(service.listKey(), documentPrefix).map(this::summaries);
    newest.set(new Reading(now, rooms));
    return rooms;
  }

  private List<JsonObject> summaries(List<byte[]> documents) {
    return documents.stream()
        .map(document -> summary(new JsonObject(Buffer.buffer(document))))
        .sorted(
            Comparator.comparing((JsonObject room) -> room.getString("created_at", ""))
                .thenComparing(room -> room.getString(service.roomField(), "")))
        .toList();
  }

  private JsonObject summary(JsonObject document) {
    var summary = only(document, service.listedFields());
    return document.containsKey(PLAYERS) ? summary.put(PLAYERS, players(document)) : summary;
  }

  private static JsonArray players(JsonObject document) {
    var players = new JsonArray();
    for (var player : document.getJsonArray(PLAYERS)) {
      if (player instanceof JsonObject it && !it.getBoolean("has_left", false)) {
        players.add(only(it, PLAYER));
      }
    }
    return players;
  }

  private static JsonObject only(JsonObject whole, List<String> fields) {
    var part = new JsonObject();
    fields.forEach(field -> part.put(field, whole.getValue(field)));
    return part;
  }

  private boolean isWanted(JsonObject room, JsonObject question) {
    return Stream.of(service.kindField(), "status")
        .allMatch(
            filter ->
                question.getValue(filter) == null
                    || Objects.equals(question.getString(filter), room.getString(filter)));
  }
}
