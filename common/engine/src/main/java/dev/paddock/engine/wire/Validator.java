package dev.paddock.engine.wire;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Walks over the value a parser stands on and compares it with a schema. It always walks to the end
 * of the value, so that what is not JSON is noticed there too; the first violation is kept.
 */
final class Validator {
  /** Longest piece of a value a message shows, in characters. */
  static final int SHOWN = 64;

  /** A field whose value no message repeats. */
  private static final String SECRET = "token";

  private @Nullable String field;
  private @Nullable String message;

  /** Dotted path of the first violation, null if there was none. */
  @Nullable String field() {
    return field;
  }

  /** What is wrong with it, null if nothing is. */
  @Nullable String message() {
    return message;
  }

  void reset() {
    field = null;
    message = null;
  }

  void value(JsonParser in, Schema schema) throws IOException {
    switch (in.currentToken()) {
      case START_OBJECT -> object(in, schema);
      case START_ARRAY -> array(in, schema);
      default -> scalar(in, schema);
    }
  }

  /** Notes a violation of the field the parser stands on. */
  void violated(JsonParser in, String shown, String expected) {
    if (field == null) {
      note(path(in.getParsingContext()), shown + " was given, expected " + expected);
    }
  }

  /** Notes that fields of the object the parser is in are missing. */
  void missing(JsonParser in, Schema schema, long seen) {
    if (field != null) {
      return;
    }
    var required = schema.fields().required();
    for (int i = 0; i < required.size(); i++) {
      if ((seen & (1L << i)) == 0) {
        var name = required.get(i);
        var wanted = schema.fields().properties().getOrDefault(name, Schema.ANY);
        var parent = path(in.getParsingContext());
        note(
            parent.isEmpty() ? name : parent + "." + name,
            "missing, expected " + wanted.expected());
        return;
      }
    }
  }

  private void note(String where, String what) {
    field = where;
    message = (where.isEmpty() ? "the message" : where) + ": " + what;
  }

  private void object(JsonParser in, Schema schema) throws IOException {
    if ((schema.types() & Schema.OBJECT) == 0 || schema.values() != null) {
      violated(in, "an object", schema.expected());
    }
    long seen = 0;
    var token = in.nextToken();
    while (token != JsonToken.END_OBJECT) {
      var name = in.currentName();
      in.nextToken();
      seen |= bit(schema, name);
      property(in, schema, name);
      token = in.nextToken();
    }
    missing(in, schema, seen);
  }

  /** Checks one property of an object; the parser stands on its value. */
  void property(JsonParser in, Schema schema, String name) throws IOException {
    var fields = schema.fields();
    var known = fields.properties().get(name);
    if (known != null) {
      value(in, known);
    } else if (fields.closed()) {
      violated(in, shown(in), "no such field");
      in.skipChildren();
    } else if (fields.others() != null) {
      value(in, fields.others());
    } else {
      in.skipChildren();
    }
  }

  /** The bit of a required property, 0 for any other. */
  static long bit(Schema schema, String name) {
    int i = schema.fields().required().indexOf(name);
    return i < 0 ? 0 : 1L << i;
  }

  private void array(JsonParser in, Schema schema) throws IOException {
    if ((schema.types() & Schema.ARRAY) == 0 || schema.values() != null) {
      violated(in, "a list", schema.expected());
    }
    var items = schema.items();
    int count = 0;
    while (in.nextToken() != JsonToken.END_ARRAY) {
      count++;
      if (items.each() == null) {
        in.skipChildren();
      } else {
        value(in, items.each());
      }
    }
    if (count < items.min() || count > items.max()) {
      violated(in, "a list of " + count, schema.expected());
    }
  }

  private void scalar(JsonParser in, Schema schema) throws IOException {
    var good =
        switch (in.currentToken()) {
          case VALUE_STRING -> isText(in, schema);
          case VALUE_NUMBER_INT -> isInteger(in, schema);
          case VALUE_NUMBER_FLOAT -> isFraction(in, schema);
          case VALUE_TRUE, VALUE_FALSE -> has(schema, Schema.BOOLEAN, in.getBooleanValue());
          default -> has(schema, Schema.NULL, Schema.Null.VALUE);
        };
    if (!good) {
      violated(in, shown(in), schema.expected());
    }
  }

  private static boolean has(Schema schema, int types, Object value) {
    return (schema.types() & types) != 0 && schema.allows(value);
  }

  private static boolean isText(JsonParser in, Schema schema) throws IOException {
    var text = in.getText();
    return has(schema, Schema.STRING, text) && schema.text().allows(text);
  }

  private static boolean isInteger(JsonParser in, Schema schema) throws IOException {
    return has(schema, Schema.INTEGER | Schema.NUMBER, in.getNumberValue().longValue())
        && (schema.values() == null || in.getNumberType() != JsonParser.NumberType.BIG_INTEGER)
        && (schema.range().isOpen() || schema.range().allows(in.getDecimalValue()));
  }

  /** A number with a fraction or an exponent; such a one is never an integer here. */
  private static boolean isFraction(JsonParser in, Schema schema) throws IOException {
    return (schema.types() & Schema.NUMBER) != 0
        && schema.values() == null
        && (schema.range().isOpen() || schema.range().allows(new BigDecimal(in.getText())));
  }

  private static String shown(JsonParser in) throws IOException {
    if (SECRET.equals(in.currentName())) {
      return "another value";
    }
    return switch (in.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_STRING -> "\"" + shortened(in.getText()) + "\"";
      default -> shortened(in.getText());
    };
  }

  /** At most {@link #SHOWN} characters, never half a pair, control characters as blanks. */
  static String shortened(String text) {
    var shown = text.codePoints().limit(SHOWN).map(c -> Character.isISOControl(c) ? ' ' : c);
    var cut = shown.collect(StringBuilder::new, StringBuilder::appendCodePoint, (a, b) -> {});
    return cut.length() < text.length() ? cut + "…" : cut.toString();
  }

  private static String path(JsonStreamContext context) {
    var pointer = context.pathAsPointer().toString();
    return pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.');
  }
}
