package dev.paddock.engine.history;

import dev.paddock.core.RoomService;
import dev.paddock.engine.bus.Bus;
import dev.paddock.engine.documents.Documents;
import dev.paddock.engine.redis.Keys;
import dev.paddock.engine.views.ChannelStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** Answers the questions about a service's rooms: which there are, which there were. */
public final class GameQueries {
  private final Bus bus;
  private final RoomService service;
  private final RoomLists lists;
  private final PastGames past;

  public GameQueries(Bus bus, RoomService service, ChannelStore channels, Documents documents) {
    this(
        bus,
        service,
        new RoomLists(service, channels, Keys.documentPrefix(service), System::nanoTime),
        new PastGames(documents));
  }

  GameQueries(Bus bus, RoomService service, RoomLists lists, PastGames past) {
    this.bus = bus;
    this.service = service;
    this.lists = lists;
    this.past = past;
  }

  /** From now on this node answers. */
  public Future<Void> start() {
    return bus.answer(service.name(), this::answer);
  }

  Future<JsonObject> answer(JsonObject question) {
    return switch (question.getString("op", "")) {
      case "list" -> lists.answer(question);
      case "history" -> past.answer(question);
      default ->
          Future.failedFuture(
              new IllegalArgumentException(
                  "not a question (list or history): " + question.getString("op")));
    };
  }
}
