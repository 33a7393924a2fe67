package dev.paddock.gateway.accounts;

import dev.paddock.engine.documents.Documents;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks which connected users had tokens revoked lately, wherever that was asked for. */
public final class Revocations {
  /** Users asked for in one query. */
  static final int BATCH = 500;

  /** Clocks of gateways may be apart by this much, and polls may fail that long. */
  private static final Duration OVERLAP = Duration.ofMinutes(10);

  /**
   * One account whose older tokens do not count any more.
   *
   * @param version tokens of a lower one are over; {@link Long#MAX_VALUE}: all are
   */
  public record Revoked(long userId, long version) {}

  private final Documents documents;

  public Revocations(Documents documents) {
    this.documents = documents;
  }

  /** Those of the users that revoked tokens within the last ten minutes. */
  public Future<List<Revoked>> among(Collection<Long> users, long nowMillis) {
    var asked = new ArrayList<Future<List<JsonObject>>>();
    var ids = new JsonArray();
    for (long user : users) {
      ids.add(Long.toString(user));
      if (ids.size() == BATCH) {
        asked.add(ask(ids, nowMillis));
        ids = new JsonArray();
      }
    }
    if (!ids.isEmpty()) {
      asked.add(ask(ids, nowMillis));
    }
    return Future.all(asked).map(all -> collect(all.list()));
  }

  private Future<List<JsonObject>> ask(JsonArray ids, long nowMillis) {
    var query =
        new JsonObject()
            .put(Account.ID, new JsonObject().put("$in", ids))
            .put(Account.REVOKED_AT, new JsonObject().put("$gte", nowMillis - OVERLAP.toMillis()));
    return documents.find(Account.COLLECTION, query, Account.ID, false, BATCH);
  }

  private static List<Revoked> collect(List<@Nullable List<JsonObject>> answers) {
    var revoked = new ArrayList<Revoked>();
    for (var answer : answers) {
      if (answer != null) {
        answer.forEach(account -> revoked.add(revoked(account)));
      }
    }
    return revoked;
  }

  private static Revoked revoked(JsonObject account) {
    var over =
        account.getBoolean(Account.DELETED, false) || account.getBoolean(Account.BANNED, false);
    return new Revoked(
        Long.parseLong(account.getString(Account.ID)),
        over ? Long.MAX_VALUE : Account.version(account));
  }
}
