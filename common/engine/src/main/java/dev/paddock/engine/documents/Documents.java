package dev.paddock.engine.documents;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The port to the document store (MongoDB): plain documents by {@code _id}, no transactions. */
public interface Documents {
  /** Makes a unique index, if it is not there. */
  Future<Void> unique(String collection, String field);

  /** Inserts a new document; false if its id or a unique field is taken. */
  Future<Boolean> insert(String collection, JsonObject document);

  Future<@Nullable JsonObject> find(String collection, JsonObject query);

  /** Finds up to {@code limit} documents, sorted by one field. */
  Future<List<JsonObject>> find(
      String collection, JsonObject query, String sortBy, boolean descending, int limit);

  /**
   * Applies an update document ({@code $set}, {@code $inc}, …) to the document a query finds.
   *
   * @return the document after it, null if none was found and {@code upsert} is false
   */
  Future<@Nullable JsonObject> update(
      String collection, JsonObject query, JsonObject update, boolean upsert);
}
