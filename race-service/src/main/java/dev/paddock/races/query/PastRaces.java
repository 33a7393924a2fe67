package dev.paddock.races.query;

import static dev.paddock.engine.history.Verdicts.VERIFIED;

import dev.paddock.core.Reason;
import dev.paddock.engine.documents.Documents;
import dev.paddock.engine.history.Questions;
import dev.paddock.engine.history.Verdicts;
import dev.paddock.engine.redis.Keys;
import dev.paddock.engine.views.ChannelStore;
import dev.paddock.races.RacesService;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Races that are over and races that are on. */
record PastRaces(ChannelStore channels, Documents documents) {
  private static final RacesService SERVICE = new RacesService();
  private static final String COLLECTION = "race_results";
  private static final String FINISHED = "finished_at";
  private static final String REPLAY = "replay_id";

  /**
   * {@code {"items":[finished…],"next","open":[race…]}}, newest first; of one driver: {@code
   * driver}; the open ones stand on the first page.
   */
  Future<JsonObject> list(JsonObject question) {
    var query = new JsonObject();
    var driver = question.getString("driver");
    if (driver != null) {
      query.put("results.user_id", number(driver));
    }
    var page =
        new Page(COLLECTION, query, FINISHED, true)
            .read(documents, question, Page::plain)
            .compose(past -> judged(past.getJsonArray("items")).map(past));
    return question.containsKey("cursor") || driver != null
        ? page
        : page.compose(past -> open().map(open -> past.put("open", open)));
  }

  /** A race by its room or its replay: the newest result, or how it stands. */
  Future<JsonObject> one(JsonObject question) {
    var id = question.getString("race", "");
    var byRun = documents.find(COLLECTION, new JsonObject().put(REPLAY, id), FINISHED, true, 1);
    return byRun
        .compose(found -> found.isEmpty() ? byRoom(id) : Future.succeededFuture(found))
        .compose(found -> found.isEmpty() ? standing(id) : shown(found));
  }

  private Future<List<JsonObject>> byRoom(String id) {
    return documents.find(COLLECTION, new JsonObject().put("race_id", id), FINISHED, true, 1);
  }

  private Future<JsonObject> shown(List<JsonObject> found) {
    var race = Page.plain(found.getFirst()).put("status", "finished");
    return judged(new JsonArray().add(race)).map(race);
  }

  /** Says of each race whether its replay verifies; {@code verified} is null until it is known. */
  private Future<Void> judged(JsonArray races) {
    var runs = new JsonArray();
    races.forEach(race -> runs.add(((JsonObject) race).getValue(REPLAY)));
    var query = new JsonObject().put("_id", new JsonObject().put("$in", runs));
    return documents
        .find(Verdicts.COLLECTION, query, "_id", false, Page.MOST)
        .map(
            found -> {
              var verdicts = new HashMap<String, Object>();
              found.forEach(it -> verdicts.put(it.getString("_id"), it.getValue(VERIFIED)));
              for (var race : races) {
                var one = (JsonObject) race;
                one.put(VERIFIED, verdicts.get(one.getString(REPLAY)));
              }
              return null;
            });
  }

  private Future<JsonObject> standing(String id) {
    return channels.read("race:" + id, 0, null).map(window -> image(id, window));
  }

  private static JsonObject image(String id, ChannelStore.@Nullable Window window) {
    if (window == null || window.image() == null) {
      return Questions.problem(Reason.ROOM_NOT_FOUND, "There is no race " + id + ".");
    }
    var image = new JsonObject(Buffer.buffer(window.image()));
    return "race_state".equals(image.remove("type"))
        ? image
        : Questions.problem(Reason.ROOM_NOT_FOUND, "There is no race " + id + ".");
  }

  private Future<JsonArray> open() {
    return channels
        .listed(SERVICE.listKey(), Keys.documentPrefix(SERVICE))
        .map(found -> new JsonArray(found.stream().map(PastRaces::summary).toList()));
  }

  private static JsonObject summary(byte[] document) {
    var whole = new JsonObject(Buffer.buffer(document));
    var part = new JsonObject();
    SERVICE.listedFields().forEach(field -> part.put(field, whole.getValue(field)));
    return part;
  }

  private static long number(String user) {
    if (!user.matches("\\d{1,16}")) {
      throw new IllegalArgumentException("driver is " + user + ", expected a user id");
    }
    return Long.parseLong(user);
  }
}
