package dev.paddock.engine.history;

import dev.paddock.engine.documents.Documents;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * Games that are over, newest first, a page at a time. Knows of a document only that {@code
 * finished_at} is set when it is finished and that {@code players} have a {@code user_id}.
 */
final class PastGames {
  static final int MOST = 100;
  static final int USUAL = 20;

  private static final String COLLECTION = "games";
  private static final String ID = "_id";
  static final String FINISHED = "finished_at";

  /** Between the time and the id of the last game of a page; neither holds one. */
  private static final char JOINT = '~';

  private final Documents documents;

  PastGames(Documents documents) {
    this.documents = documents;
  }

  /** {@code {"items":[game…],"next":cursor|null}}; fails for a cursor that is none. */
  Future<JsonObject> answer(JsonObject question) {
    try {
      int limit = Math.clamp(number(question.getValue("limit"), USUAL), 1, MOST);
      return documents
          .find(COLLECTION, query(question), FINISHED, true, limit + 1)
          .map(found -> page(found, limit));
    } catch (IllegalArgumentException e) {
      return Future.failedFuture(e);
    }
  }

  private static JsonObject query(JsonObject question) {
    var query = new JsonObject().put(FINISHED, new JsonObject().put("$gt", ""));
    if (question.getValue("user") != null) {
      query.put("players.user_id", number(question.getValue("user"), 0));
    }
    if (question.getValue("room") != null) {
      query.put("room_id", question.getString("room"));
    }
    if (question.getValue("before") != null) {
      query.put("$or", before(question.getString("before")));
    }
    return query;
  }

  private static JsonArray before(String cursor) {
    int joint = cursor.indexOf(JOINT);
    if (joint < 1) {
      throw new IllegalArgumentException("not a cursor of this list: " + cursor);
    }
    var at = cursor.substring(0, joint);
    return new JsonArray()
        .add(new JsonObject().put(FINISHED, new JsonObject().put("$lt", at)))
        .add(
            new JsonObject()
                .put(FINISHED, at)
                .put(ID, new JsonObject().put("$lt", cursor.substring(joint + 1))));
  }

  private static JsonObject page(List<JsonObject> found, int limit) {
    var shown = found.subList(0, Math.min(limit, found.size()));
    var next = found.size() > limit ? cursor(shown.getLast()) : null;
    return new JsonObject()
        .put("items", new JsonArray(shown.stream().map(PastGames::item).toList()))
        .put("next", next);
  }

  private static String cursor(JsonObject game) {
    return game.getString(FINISHED) + JOINT + game.getString(ID);
  }

  private static JsonObject item(JsonObject game) {
    var item = new JsonObject();
    for (var field : game) {
      if (!field.getKey().equals(ID) && !field.getKey().equals(WriteBatch.SOURCE)) {
        item.put(field.getKey(), listed(field.getValue()));
      }
    }
    return item;
  }

  /** What is keyed by numbers is a list that was written piece by piece. */
  private static Object listed(Object value) {
    if (!(value instanceof JsonObject map)
        || map.isEmpty()
        || !map.fieldNames().stream().allMatch(name -> name.matches("\\d{1,9}"))) {
      return value;
    }
    var sorted = map.stream().sorted(Map.Entry.comparingByKey(PastGames::byNumber)).toList();
    return new JsonArray(sorted.stream().map(Map.Entry::getValue).toList());
  }

  private static int byNumber(String a, String b) {
    return Integer.compare(Integer.parseInt(a), Integer.parseInt(b));
  }

  private static long number(Object value, long otherwise) {
    return switch (value) {
      case null -> otherwise;
      case Number number -> number.longValue();
      default -> Long.parseLong(value.toString());
    };
  }
}
