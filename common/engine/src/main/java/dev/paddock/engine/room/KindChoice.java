package dev.paddock.engine.room;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import dev.paddock.core.RoomKind;
import dev.paddock.engine.command.CommandEnvelope;
import java.io.IOException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds out which kind a command for a new room asks for. */
final class KindChoice {
  private static final JsonFactory JSON = new JsonFactory();

  private final Kinds kinds;

  KindChoice(Kinds kinds) {
    this.kinds = kinds;
  }

  /** The value of the kind field of a command that opens a room; null without. */
  @Nullable String choose(CommandEnvelope command) {
    if (!kinds.opens(command.type())) {
      return null;
    }
    try (var in = JSON.createParser(command.payload())) {
      in.nextToken();
      for (var name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        var token = in.nextToken();
        if (name.equals(kinds.service().kindField()) && token == JsonToken.VALUE_STRING) {
          return in.getText();
        }
        in.skipChildren();
      }
      return null;
    } catch (IOException e) {
      return null;
    }
  }

  String names() {
    return kinds.kinds().stream().map(RoomKind::name).collect(Collectors.joining(", "));
  }
}
