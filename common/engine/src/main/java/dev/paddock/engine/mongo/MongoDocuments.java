package dev.paddock.engine.mongo;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoException;
import dev.paddock.engine.documents.Documents;
import dev.paddock.engine.documents.InvalidDocument;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.FindOptions;
import io.vertx.ext.mongo.IndexOptions;
import io.vertx.ext.mongo.MongoClient;
import io.vertx.ext.mongo.UpdateOptions;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Documents in MongoDB. Only what works without sessions, transactions and secondary indexes is
 * used, so that the embedded server does as well.
 */
public final class MongoDocuments implements Documents {
  private static final int DUPLICATE_KEY = 11_000;

  /** Bad values, paths that cannot be, conflicting updates, bad names, documents too large. */
  private static final Set<Integer> NEVER_TAKEN =
      Set.of(2, 9, 14, 28, 40, 52, 56, 57, 10_334, 17_419, 17_420);

  /** Attempts of an upsert that met another of the same id. */
  private static final int UPSERT_ATTEMPTS = 3;

  private final MongoClient client;

  /**
   * @param url {@code mongodb://host:port[/database]}, the database is {@code paddock} by default
   */
  public MongoDocuments(Vertx vertx, String url) {
    client = MongoClient.create(vertx, MongoAddress.of(url).config());
  }

  @Override
  public Future<Void> unique(String collection, String field) {
    return client.createIndexWithOptions(
        collection, new JsonObject().put(field, 1), new IndexOptions().unique(true));
  }

  @Override
  public Future<Boolean> insert(String collection, JsonObject document) {
    return client
        .insert(collection, document.copy())
        .map(true)
        .recover(
            failure ->
                isDuplicate(failure)
                    ? Future.succeededFuture(false)
                    : Future.failedFuture(failure));
  }

  @Override
  public Future<@Nullable JsonObject> find(String collection, JsonObject query) {
    return client.findOne(collection, query, null);
  }

  /** Documents that are equal in the field come by their ids, in the same direction. */
  @Override
  public Future<List<JsonObject>> find(
      String collection, JsonObject query, String sortBy, boolean descending, int limit) {
    int direction = descending ? -1 : 1;
    var sort = new JsonObject().put(sortBy, direction).put("_id", direction);
    return client.findWithOptions(
        collection, query, new FindOptions().setSort(sort).setLimit(limit));
  }

  @Override
  public Future<@Nullable JsonObject> update(
      String collection, JsonObject query, JsonObject update, boolean upsert) {
    return update(collection, query, update, upsert, 1);
  }

  /** Completes when the server answers. */
  public Future<Void> ping() {
    return client.runCommand("ping", new JsonObject().put("ping", 1)).mapEmpty();
  }

  /** Ends the connections. */
  public Future<Void> close() {
    return client.close();
  }

  /** Two upserts of one id at once: one of them finds it made and goes again. */
  private Future<@Nullable JsonObject> update(
      String collection, JsonObject query, JsonObject update, boolean upsert, int attempt) {
    return client
        .findOneAndUpdateWithOptions(
            collection,
            query,
            update,
            new FindOptions(),
            new UpdateOptions().setUpsert(upsert).setReturningNewDocument(true))
        .recover(
            failure ->
                upsert && isDuplicate(failure) && attempt < UPSERT_ATTEMPTS
                    ? update(collection, query, update, true, attempt + 1)
                    : Future.failedFuture(explained(failure)));
  }

  private static Throwable explained(Throwable failure) {
    return failure instanceof MongoException mongo && NEVER_TAKEN.contains(mongo.getCode())
        ? new InvalidDocument(String.valueOf(failure.getMessage()), failure)
        : failure;
  }

  private static boolean isDuplicate(Throwable failure) {
    return failure instanceof DuplicateKeyException
        || (failure instanceof MongoException mongo && mongo.getCode() == DUPLICATE_KEY);
  }
}
