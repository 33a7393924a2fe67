package dev.paddock.gateway.fanout;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes one small JSON object, field after field; null values are left out. */
final class JsonText {
  private static final String HEX = "0123456789abcdef";

  private final StringBuilder text = new StringBuilder(160).append('{');

  static JsonText message(String type) {
    return new JsonText().put("type", type);
  }

  JsonText put(String name, @Nullable String value) {
    if (value != null) {
      name(name);
      quote(value);
    }
    return this;
  }

  JsonText put(String name, long value) {
    name(name).append(value);
    return this;
  }

  JsonText put(String name, boolean value) {
    name(name).append(value);
    return this;
  }

  /** A value that is JSON already. */
  JsonText raw(String name, @Nullable String json) {
    if (json != null) {
      name(name).append(json);
    }
    return this;
  }

  byte[] bytes() {
    return text.append('}').toString().getBytes(StandardCharsets.UTF_8);
  }

  private StringBuilder name(String name) {
    if (text.length() > 1) {
      text.append(',');
    }
    return text.append('"').append(name).append("\":");
  }

  private void quote(String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ' || c == '\u007f') {
        text.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
