package dev.paddock.engine.history;

import dev.paddock.core.RoomService;
import dev.paddock.engine.bus.Bus;
import dev.paddock.engine.documents.Documents;
import dev.paddock.engine.redis.Keys;
import dev.paddock.engine.views.ChannelStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;

/** Answers the questions about a service's rooms: which there are, which there were. */
public final class GameQueries {
  private final Bus bus;
  private final RoomService service;
  private final RoomLists lists;
  private final PastGames past;
  private final Documents documents;
  private final Map<String, Function<JsonObject, Future<JsonObject>>> own = new HashMap<>();

  public GameQueries(Bus bus, RoomService service, ChannelStore channels, Documents documents) {
    this(
        bus,
        service,
        new RoomLists(service, channels, Keys.documentPrefix(service), System::nanoTime),
        new PastGames(documents),
        documents);
    for (var questions : ServiceLoader.load(Questions.class)) {
      if (questions.service().equals(service.name())) {
        own.putAll(questions.answers(channels, documents));
      }
    }
  }

  GameQueries(Bus bus, RoomService service, RoomLists lists, PastGames past, Documents documents) {
    this.bus = bus;
    this.service = service;
    this.lists = lists;
    this.past = past;
    this.documents = documents;
  }

  /** From now on this node answers. */
  public Future<Void> start() {
    return bus.answer(service.name(), this::answer);
  }

  /** The replay as a JSON text, and whether it verifies; {} if there is none. */
  private Future<JsonObject> replay(String id) {
    return documents
        .find(Replays.COLLECTION, new JsonObject().put("_id", id))
        .map(found -> found == null ? new JsonObject() : found);
  }

  Future<JsonObject> answer(JsonObject question) {
    return switch (question.getString("op", "")) {
      case "list" -> lists.answer(question);
      case "history" -> past.answer(question);
      case "replay" -> replay(question.getString("id", ""));
      default -> own.getOrDefault(question.getString("op", ""), this::unknown).apply(question);
    };
  }

  private Future<JsonObject> unknown(JsonObject question) {
    return Future.failedFuture(
        new IllegalArgumentException(
            "not a question (list, history or replay): " + question.getString("op")));
  }
}
