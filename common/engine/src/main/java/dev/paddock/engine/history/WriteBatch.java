package dev.paddock.engine.history;

import dev.paddock.core.History;
import dev.paddock.engine.documents.Documents;
import dev.paddock.engine.documents.InvalidDocument;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The writes of a batch of events: one update a document, fields in the order of the events. */
final class WriteBatch {
  /** Where a document says what it was made from. */
  static final String SOURCE = "source";

  private static final Logger LOG = LoggerFactory.getLogger(WriteBatch.class);
  private static final DateTimeFormatter MILLIS =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  /** One document of one collection. */
  private record Target(String collection, String id) {}

  private final Map<Target, Deque<JsonObject>> sets = new LinkedHashMap<>();
  private final String log;

  /**
   * @param log what the events come from: the id of the journal's topic
   */
  WriteBatch(String log) {
    this.log = log;
  }

  void add(String eventId, History.Write write) {
    var target = new Target(write.collection(), write.id());
    var queue = sets.computeIfAbsent(target, t -> new ArrayDeque<>());
    var fields = fields(eventId, write);
    var last = queue.peekLast();
    if (last == null || collides(last, fields)) {
      queue.add(fields);
    } else {
      last.mergeIn(fields);
    }
  }

  boolean isEmpty() {
    return sets.isEmpty();
  }

  /** Writes everything; may be repeated. Writes that can never be taken are left out, and said. */
  Future<Void> apply(Documents documents) {
    var writes = new ArrayList<Future<?>>();
    sets.forEach((target, queue) -> writes.add(apply(documents, target, List.copyOf(queue))));
    return Future.all(writes).mapEmpty();
  }

  private static Future<?> apply(Documents documents, Target target, List<JsonObject> all) {
    Future<?> done = Future.succeededFuture();
    for (var fields : all) {
      done = done.compose(before -> apply(documents, target, fields));
    }
    return done;
  }

  private static Future<@Nullable JsonObject> apply(
      Documents documents, Target target, JsonObject fields) {
    return documents
        .update(
            target.collection(),
            new JsonObject().put("_id", target.id()),
            new JsonObject().put("$set", fields),
            true)
        .recover(failure -> skipped(failure, target));
  }

  private static Future<@Nullable JsonObject> skipped(Throwable failure, Target target) {
    if (failure instanceof InvalidDocument) {
      LOG.error("{} is left as it is: {}", target, failure.getMessage());
      return Future.succeededFuture();
    }
    return Future.failedFuture(failure);
  }

  private JsonObject fields(String eventId, History.Write write) {
    var fields = new JsonObject();
    write.set().forEach((name, value) -> fields.put(name, stored(value)));
    return fields.put(SOURCE + ".log", log).put(SOURCE + ".event", eventId);
  }

  /** Times as text of one length, so that their order is that of the texts. */
  static @Nullable Object stored(@Nullable Object value) {
    return value instanceof Instant at ? MILLIS.format(at) : value;
  }

  /** Whether a field of one lies inside a field of the other: one update cannot have both. */
  private static boolean collides(JsonObject one, JsonObject other) {
    return one.fieldNames().stream()
        .anyMatch(a -> other.fieldNames().stream().anyMatch(b -> isInside(a, b) || isInside(b, a)));
  }

  private static boolean isInside(String inner, String outer) {
    return inner.startsWith(outer + ".");
  }
}
