package dev.paddock.gateway.session;

import dev.paddock.engine.bus.BusMessage.Answer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** The command a room told the asker to go on with. */
final class Forward {
  private static final String COMMAND = "command";

  private Forward() {}

  /** The {@code command} of the last message that was told; throws where there is none. */
  static JsonObject of(Answer answer) {
    if (answer.tells().isEmpty()) {
      throw new IllegalStateException(answer.room() + " told nothing to go on with");
    }
    return new JsonObject(Buffer.buffer(answer.tells().getLast())).getJsonObject(COMMAND);
  }
}
