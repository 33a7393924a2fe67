package dev.paddock.gateway.accounts;

import dev.paddock.engine.documents.Documents;
import dev.paddock.engine.loop.Gathering;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads accounts by their ids; a storm of connects costs few queries. */
final class Lookups {
  /** Most accounts asked for in one query. */
  static final int BATCH = 500;

  private final Documents documents;
  private final Gathering<Long, @Nullable JsonObject> gathering =
      new Gathering<>(BATCH, this::query);

  Lookups(Documents documents) {
    this.documents = documents;
  }

  /** The account's document as it is now; null if there is none. */
  Future<@Nullable JsonObject> find(long userId) {
    return gathering.ask(userId);
  }

  private Future<List<@Nullable JsonObject>> query(List<Long> users) {
    var ids = new JsonArray(users.stream().distinct().map(id -> Long.toString(id)).toList());
    var query = new JsonObject().put(Account.ID, new JsonObject().put("$in", ids));
    return documents
        .find(Account.COLLECTION, query, Account.ID, false, BATCH)
        .map(found -> inOrder(users, found));
  }

  private static List<@Nullable JsonObject> inOrder(List<Long> users, List<JsonObject> found) {
    var byId = new HashMap<String, JsonObject>();
    found.forEach(account -> byId.put(account.getString(Account.ID), account));
    var accounts = new ArrayList<@Nullable JsonObject>(users.size());
    users.forEach(user -> accounts.add(byId.get(Long.toString(user))));
    return accounts;
  }
}
