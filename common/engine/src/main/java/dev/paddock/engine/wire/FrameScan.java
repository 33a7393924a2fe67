package dev.paddock.engine.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Looks over a frame before it is read: which type it has, whether its text is whole. */
final class FrameScan {
  private FrameScan() {}

  /** The string {@code type} of an object; null where there is none. */
  static @Nullable String findType(byte[] bytes, int offset, int length) throws IOException {
    try (var in = Json.FRAME.getFactory().createParser(bytes, offset, length)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        drain(in);
        return null;
      }
      for (var name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        var token = in.nextToken();
        if (name.equals("type")) {
          return token == JsonToken.VALUE_STRING ? in.getText() : null;
        }
        in.skipChildren();
      }
      return null;
    }
  }

  private static void drain(JsonParser in) throws IOException {
    while (in.currentToken() != null) {
      in.nextToken();
    }
  }

  /** Whether every surrogate in its names and strings has its other half. */
  static boolean isPaired(byte[] bytes, int offset, int length) throws IOException {
    try (var in = Json.FRAME.getFactory().createParser(bytes, offset, length)) {
      for (var token = in.nextToken(); token != null; token = in.nextToken()) {
        var isText = token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME;
        if (isText && !Utf8.isPaired(in.getText())) {
          return false;
        }
      }
      return true;
    }
  }
}
