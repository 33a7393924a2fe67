package dev.paddock.engine.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Looks over a frame before it is read: which type it has, whether its text is whole. */
final class FrameScan {
  /** How most frames begin. */
  private static final byte[] TYPE_FIRST = "{\"type\":\"".getBytes(StandardCharsets.US_ASCII);

  /** Longest type that is looked for without a parser. */
  private static final int MAX_SIMPLE = 64;

  private FrameScan() {}

  /** The string {@code type} of an object; null where there is none. */
  static @Nullable String findType(byte[] bytes, int offset, int length) throws IOException {
    var simple = simpleType(bytes, offset, length);
    return simple != null ? simple : parsedType(bytes, offset, length);
  }

  /** The type where it stands first, in letters, digits, dots and underscores; else null. */
  private static @Nullable String simpleType(byte[] bytes, int offset, int length) {
    int from = offset + TYPE_FIRST.length;
    int last = Math.min(offset + length, from + MAX_SIMPLE);
    if (from >= last || !Arrays.equals(bytes, offset, from, TYPE_FIRST, 0, TYPE_FIRST.length)) {
      return null;
    }
    int to = from;
    while (to < last && isSimple(bytes[to])) {
      to++;
    }
    return to > from && to < last && bytes[to] == '"'
        ? new String(bytes, from, to - from, StandardCharsets.US_ASCII)
        : null;
  }

  private static boolean isSimple(byte c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '_'
        || c == '.';
  }

  private static @Nullable String parsedType(byte[] bytes, int offset, int length)
      throws IOException {
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
