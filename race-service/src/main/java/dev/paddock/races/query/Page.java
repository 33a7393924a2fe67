package dev.paddock.races.query;

import dev.paddock.engine.documents.Documents;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of documents sorted by one field; documents with the same value by their id.
 *
 * @param sortBy the field, a number or a text in all of them
 * @param descending largest first
 */
record Page(String collection, JsonObject query, String sortBy, boolean descending) {
  static final int MOST = 100;
  static final int USUAL = 20;

  private static final String ID = "_id";

  /** Between the value and the id of the last document of a page; no value has one. */
  private static final char JOINT = '~';

  /**
   * {@code {"items":[…],"next":cursor|null}}.
   *
   * @param question with {@code limit} and {@code cursor}, both may be absent
   * @param shown what is shown of a document
   * @throws IllegalArgumentException for a limit or cursor that is none
   */
  Future<JsonObject> read(
      Documents documents, JsonObject question, Function<JsonObject, JsonObject> shown) {
    int limit = limit(question);
    var asked = query.copy();
    var cursor = question.getString("cursor");
    if (cursor != null) {
      asked.put("$or", after(cursor));
    }
    return documents
        .find(collection, asked, sortBy, descending, limit + 1)
        .map(found -> page(found, limit, shown));
  }

  private JsonArray after(String cursor) {
    int joint = cursor.indexOf(JOINT);
    if (joint < 1) {
      throw new IllegalArgumentException("cursor is " + cursor + ", expected one of this list");
    }
    var value = value(cursor.substring(0, joint));
    var beyond = descending ? "$lt" : "$gt";
    return new JsonArray()
        .add(new JsonObject().put(sortBy, new JsonObject().put(beyond, value)))
        .add(
            new JsonObject()
                .put(sortBy, value)
                .put(ID, new JsonObject().put(beyond, cursor.substring(joint + 1))));
  }

  private JsonObject page(
      List<JsonObject> found, int limit, Function<JsonObject, JsonObject> shown) {
    var items = found.subList(0, Math.min(limit, found.size()));
    return new JsonObject()
        .put("items", new JsonArray(items.stream().map(shown).toList()))
        .put("next", found.size() > limit ? cursor(items.getLast()) : null);
  }

  private String cursor(JsonObject last) {
    return last.getValue(sortBy).toString() + JOINT + last.getString(ID);
  }

  private static int limit(JsonObject question) {
    var text = question.getString("limit");
    if (text == null) {
      return USUAL;
    }
    if (!text.matches("[1-9]\\d{0,2}") || Integer.parseInt(text) > MOST) {
      throw new IllegalArgumentException("limit is " + text + ", expected 1 to " + MOST);
    }
    return Integer.parseInt(text);
  }

  /** As it stands in the documents: a number where it looks like one. */
  private static Object value(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      return text;
    }
  }

  /** A document without what only the store needs. */
  static JsonObject plain(@Nullable JsonObject document) {
    var shown = document == null ? new JsonObject() : document.copy();
    shown.remove(ID);
    shown.remove("source");
    return shown;
  }
}
