package dev.paddock.engine.replay;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * One thing a store has otherwise than the log says.
 *
 * @param store {@code redis} or {@code mongo}
 * @param what it is of the room: {@code document}, {@code line}, {@code field moves.3} …
 * @param event the first event from which on the store diverges, with its place in the log
 * @param log what the log says
 * @param found what the store has; null: nothing
 */
record Difference(
    String store, String room, String what, String event, String log, @Nullable String found) {
  private static final int SHOWN = 400;

  JsonObject json() {
    return new JsonObject()
        .put("different", what)
        .put("store", store)
        .put("room", room)
        .put("event", event)
        .put("log", log)
        .put("found", found);
  }

  String text() {
    return """
        %s: the %s of %s is not what the log says
          first diverging event: %s
          log:   %s
          %s: %s"""
        .formatted(
            store, what, room, event, shown(log), store, found == null ? "nothing" : shown(found));
  }

  private static String shown(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + " …";
  }
}
