package dev.paddock.engine.replay;

import dev.paddock.engine.documents.Documents;
import dev.paddock.engine.history.FoldedDocuments;
import dev.paddock.engine.history.FoldedDocuments.Folded;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares finished games as the log tells them with their documents in MongoDB. */
final class MongoDiff {
  private static final String STORE = "mongo";
  private static final String ID = "_id";
  private static final String SOURCE = "source";
  private static final String VALUE = "value";

  private final Documents documents;
  private final boolean whole;
  private final List<Difference> found = new ArrayList<>();

  /**
   * @param whole whether the log was read from its beginning: then nothing else may be there
   */
  MongoDiff(Documents documents, boolean whole) {
    this.documents = documents;
    this.whole = whole;
  }

  /** What MongoDB has otherwise. */
  List<Difference> of(FoldedDocuments folded, @Nullable String only) {
    folded.all().stream()
        .filter(Folded::isFinished)
        .filter(document -> only == null || document.room().equals(only))
        .forEach(this::compare);
    return found;
  }

  private void compare(Folded folded) {
    var query = new JsonObject().put(ID, folded.id());
    var stored = Waiting.on(documents.find(folded.collection(), query));
    if (stored == null) {
      var first = folded.writers().values().iterator().next();
      add(folded, "document", first, folded.content().encode(), null);
      return;
    }
    for (var written : folded.writers().entrySet()) {
      var path = written.getKey();
      var log = at(folded.content(), path);
      var value = at(plain(stored), path);
      if (!log.equals(value)) {
        add(folded, "field " + path, written.getValue(), shown(log), shown(value));
        return;
      }
    }
    more(folded, stored);
  }

  /** Everything the log says is there: is there more? */
  private void more(Folded folded, JsonObject stored) {
    var rest = plain(stored);
    rest.remove(ID);
    rest.remove(SOURCE);
    if (whole && !rest.equals(folded.content())) {
      add(folded, "document (it has more)", "none", folded.content().encode(), rest.encode());
    }
  }

  private void add(Folded folded, String what, String event, String log, @Nullable String value) {
    found.add(new Difference(STORE, folded.room(), what, event, log, value));
  }

  /** The value of a dotted field, wrapped so that any two can be compared; empty if absent. */
  private static JsonObject at(JsonObject document, String path) {
    Object inside = document;
    for (var name : path.split("\\.", -1)) {
      if (!(inside instanceof JsonObject object) || !object.containsKey(name)) {
        return new JsonObject();
      }
      inside = object.getValue(name);
    }
    return new JsonObject().put(VALUE, inside);
  }

  private static JsonObject plain(JsonObject document) {
    return new JsonObject(document.encode());
  }

  private static String shown(JsonObject wrapped) {
    return wrapped.isEmpty() ? "nothing" : wrapped.encode();
  }
}
