package dev.paddock.engine.history;

import dev.paddock.engine.documents.Documents;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Documents whose updates fail a given number of times. */
final class FlakyDocuments implements Documents {
  final AtomicInteger failures = new AtomicInteger();
  final AtomicInteger updates = new AtomicInteger();
  private final Documents behind;

  FlakyDocuments(Documents behind) {
    this.behind = behind;
  }

  @Override
  public Future<Void> unique(String collection, String field) {
    return behind.unique(collection, field);
  }

  @Override
  public Future<Boolean> insert(String collection, JsonObject document) {
    return behind.insert(collection, document);
  }

  @Override
  public Future<JsonObject> find(String collection, JsonObject query) {
    return behind.find(collection, query);
  }

  @Override
  public Future<List<JsonObject>> find(
      String collection, JsonObject query, String sortBy, boolean descending, int limit) {
    return behind.find(collection, query, sortBy, descending, limit);
  }

  @Override
  public Future<JsonObject> update(
      String collection, JsonObject query, JsonObject update, boolean upsert) {
    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      return Future.failedFuture("away");
    }
    updates.incrementAndGet();
    return behind.update(collection, query, update, upsert);
  }
}
