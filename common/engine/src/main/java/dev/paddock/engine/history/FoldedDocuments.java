package dev.paddock.engine.history;

import dev.paddock.core.History;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The documents a log's events ask for, in memory, as the projector would have made them. */
public final class FoldedDocuments {
  /** A document of a collection, with the event that wrote each of its fields last. */
  public static final class Folded {
    private final String collection;
    private final String id;
    private final String room;
    private final JsonObject content = new JsonObject();
    private final Map<String, String> writers = new LinkedHashMap<>();

    private Folded(String collection, String id, String room) {
      this.collection = collection;
      this.id = id;
      this.room = room;
    }

    public String collection() {
      return collection;
    }

    public String id() {
      return id;
    }

    public String room() {
      return room;
    }

    public JsonObject content() {
      return content;
    }

    /** Dotted field names in the order they were written last, with the event that did. */
    public Map<String, String> writers() {
      return writers;
    }

    /** Whether the game it tells of is over. */
    public boolean isFinished() {
      return content.getValue(PastGames.FINISHED) != null;
    }

    private void set(String path, @Nullable Object value, String writer) {
      var inside = content;
      var names = path.split("\\.", -1);
      for (int i = 0; i < names.length - 1; i++) {
        if (!(inside.getValue(names[i]) instanceof JsonObject)) {
          inside.put(names[i], new JsonObject());
        }
        inside = inside.getJsonObject(names[i]);
      }
      inside.put(names[names.length - 1], value);
      writers.remove(path);
      writers.put(path, writer);
    }
  }

  private final List<History> histories;
  private final Map<String, Folded> documents = new LinkedHashMap<>();

  /**
   * @param histories those of all kinds of the service
   */
  public FoldedDocuments(List<History> histories) {
    this.histories = List.copyOf(histories);
  }

  /**
   * Takes one record of {@code X.events}.
   *
   * @param where the record lies, for people
   * @throws RuntimeException if it is no event envelope
   */
  public void add(byte[] envelope, String where) {
    var told = EventRecord.parse(envelope).told();
    add(told, where);
  }

  /** Takes one public event. */
  public void add(History.Told told, String where) {
    var plain = plain(told);
    var writer =
        "%s %s:%s:%d (%s)".formatted(told.type(), told.room(), told.epoch(), told.seq(), where);
    histories.stream()
        .flatMap(history -> history.write(plain).stream())
        .forEach(write -> apply(write, told.room().value(), writer));
  }

  public Collection<Folded> all() {
    return documents.values();
  }

  /** A copy in plain maps and lists, so that two documents share no part of a message. */
  private static History.Told plain(History.Told told) {
    return new History.Told(
        told.room(),
        told.epoch(),
        told.seq(),
        told.type(),
        told.at(),
        new JsonObject(new JsonObject(told.payload()).toBuffer()).getMap());
  }

  private void apply(History.Write write, String room, String writer) {
    var folded =
        documents.computeIfAbsent(
            write.collection() + "/" + write.id(),
            key -> new Folded(write.collection(), write.id(), room));
    var fields = new JsonObject();
    write.set().forEach((name, value) -> fields.put(name, WriteBatch.stored(value)));
    var parsed = new JsonObject(Buffer.buffer(fields.encode()));
    parsed.fieldNames().forEach(path -> folded.set(path, parsed.getValue(path), writer));
  }
}
