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

  /** The kind of a new room; null where the command names one that there is not. */
  @Nullable RoomKind<?, ?, ?> choose(CommandEnvelope command) {
    var owner = kinds.owner(command.room());
    if (owner != null) {
      return owner;
    }
    var name = named(command);
    return name == null ? kinds.byDefault() : kinds.find(name);
  }

  /** Why {@link #choose} found none. */
  String refusal(CommandEnvelope command) {
    return "unknown %s %s, expected one of %s"
        .formatted(kinds.service().kindField(), named(command), names());
  }

  /** The value of the kind field of a command that opens a room; null without. */
  private @Nullable String named(CommandEnvelope command) {
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

  private String names() {
    return kinds.kinds().stream().map(RoomKind::name).collect(Collectors.joining(", "));
  }
}
