package dev.paddock.gateway.testing;

import dev.paddock.engine.documents.Documents;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Documents in memory with unique fields, {@code $set}, {@code $inc}, {@code $in}, {@code $gte}.
 */
public final class FakeDocuments implements Documents {
  private final Map<String, Map<String, JsonObject>> collections = new LinkedHashMap<>();
  private final Map<String, String> unique = new LinkedHashMap<>();
  private boolean away;

  public synchronized void setAway(boolean isAway) {
    away = isAway;
  }

  /** Changes a document behind everybody's back. */
  public synchronized void poke(String collection, String id, JsonObject set) {
    collection(collection).get(id).mergeIn(set);
  }

  @Override
  public Future<Void> unique(String collection, String field) {
    return answer(
        () -> {
          unique.put(collection, field);
          return null;
        });
  }

  @Override
  public Future<Boolean> insert(String collection, JsonObject document) {
    return answer(
        () -> {
          var all = collection(collection);
          var field = unique.get(collection);
          var isTaken =
              all.containsKey(document.getString("_id"))
                  || (field != null
                      && all.values().stream()
                          .anyMatch(each -> each.getValue(field).equals(document.getValue(field))));
          if (!isTaken) {
            all.put(document.getString("_id"), document.copy());
          }
          return !isTaken;
        });
  }

  @Override
  public Future<JsonObject> find(String collection, JsonObject query) {
    return answer(() -> first(collection, query));
  }

  @Override
  public Future<List<JsonObject>> find(
      String collection, JsonObject query, String sortBy, boolean descending, int limit) {
    return answer(
        () -> {
          var found = new ArrayList<JsonObject>();
          collection(collection).values().stream()
              .filter(document -> matches(document, query))
              .sorted(Comparator.comparing(document -> String.valueOf(document.getValue(sortBy))))
              .limit(limit)
              .forEach(document -> found.add(document.copy()));
          return found;
        });
  }

  @Override
  public Future<JsonObject> update(
      String collection, JsonObject query, JsonObject update, boolean upsert) {
    return answer(
        () -> {
          var found = first(collection, query);
          if (found == null) {
            return null;
          }
          var document = collection(collection).get(found.getString("_id"));
          document.mergeIn(update.getJsonObject("$set", new JsonObject()));
          update
              .getJsonObject("$inc", new JsonObject())
              .forEach(
                  each ->
                      document.put(
                          each.getKey(),
                          document.getLong(each.getKey(), 0L)
                              + ((Number) each.getValue()).longValue()));
          return document.copy();
        });
  }

  private JsonObject first(String collection, JsonObject query) {
    return collection(collection).values().stream()
        .filter(document -> matches(document, query))
        .findFirst()
        .map(JsonObject::copy)
        .orElse(null);
  }

  private static boolean matches(JsonObject document, JsonObject query) {
    return query.stream()
        .allMatch(each -> matches(document.getValue(each.getKey()), each.getValue()));
  }

  private static boolean matches(Object value, Object wanted) {
    if (!(wanted instanceof JsonObject operators)) {
      return wanted.equals(value);
    }
    return operators.stream()
        .allMatch(
            each ->
                switch (each.getKey()) {
                  case "$in" -> operators.getJsonArray("$in").contains(value);
                  case "$gte" ->
                      ((Number) value).longValue() >= ((Number) each.getValue()).longValue();
                  default -> throw new IllegalArgumentException("unknown: " + each.getKey());
                });
  }

  private Map<String, JsonObject> collection(String name) {
    return collections.computeIfAbsent(name, key -> new LinkedHashMap<>());
  }

  private synchronized <T> Future<T> answer(Supplier<T> work) {
    return away
        ? Future.failedFuture("the documents are away")
        : Future.succeededFuture(work.get());
  }
}
