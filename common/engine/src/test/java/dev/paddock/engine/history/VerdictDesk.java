package dev.paddock.engine.history;

import dev.paddock.engine.documents.Documents;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Documents that only have verdicts, and can be away. */
final class VerdictDesk implements Documents {
  final Map<String, Boolean> verdicts = new ConcurrentHashMap<>();
  volatile boolean away;
  volatile Runnable onLook = () -> {};

  @Override
  public Future<@Nullable JsonObject> find(String collection, JsonObject query) {
    onLook.run();
    var verdict = verdicts.get(query.getString("_id"));
    return away
        ? Future.failedFuture("away")
        : Future.succeededFuture(
            verdict == null ? null : new JsonObject().put(Verdicts.VERIFIED, verdict));
  }

  @Override
  public Future<Void> unique(String collection, String field) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<Boolean> insert(String collection, JsonObject document) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<List<JsonObject>> find(
      String collection, JsonObject query, String sortBy, boolean descending, int limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Future<@Nullable JsonObject> update(
      String collection, JsonObject query, JsonObject update, boolean upsert) {
    throw new UnsupportedOperationException();
  }
}
