package dev.paddock.engine.history;

import dev.paddock.core.Reason;
import dev.paddock.engine.documents.Documents;
import dev.paddock.engine.views.ChannelStore;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.function.Function;

/** The questions only one service can be asked; found by ServiceLoader. */
public interface Questions {
  /** The service they are put to. */
  String service();

  /**
   * Answers by the {@code op} of the question. An answer with {@code problem {code, message}} is
   * none.
   */
  Map<String, Function<JsonObject, Future<JsonObject>>> answers(
      ChannelStore channels, Documents documents);

  /** The answer that there is none. */
  static JsonObject problem(Reason code, String message) {
    return new JsonObject()
        .put("problem", new JsonObject().put("code", code.name()).put("message", message));
  }
}
