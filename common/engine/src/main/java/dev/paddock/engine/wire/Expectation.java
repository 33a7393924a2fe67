package dev.paddock.engine.wire;

import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in words what a schema allows. */
final class Expectation {
  private Expectation() {}

  static String of(
      int types,
      @Nullable Set<Object> values,
      Schema.Text text,
      Schema.Range range,
      Schema.Items items) {
    if (values != null) {
      return (values.size() == 1 ? "" : "one of ")
          + values.stream().map(Expectation::shown).collect(Collectors.joining(", "));
    }
    if (types == Schema.ANYTHING) {
      return "another value";
    }
    var kinds = new ArrayList<String>();
    add(kinds, types, Schema.STRING, "a string" + lengths(text));
    add(kinds, types, Schema.INTEGER, "an integer" + bounds(range));
    add(kinds, types, Schema.NUMBER, "a number" + bounds(range));
    add(kinds, types, Schema.BOOLEAN, "true or false");
    add(kinds, types, Schema.OBJECT, "an object");
    add(kinds, types, Schema.ARRAY, "a list" + span(items.min(), items.max(), " entries"));
    add(kinds, types, Schema.NULL, "null");
    return String.join(" or ", kinds);
  }

  private static void add(ArrayList<String> kinds, int types, int type, String words) {
    if ((types & type) != 0) {
      kinds.add(words);
    }
  }

  private static String shown(Object value) {
    if (value instanceof Schema.Null) {
      return "null";
    }
    return value instanceof String text ? "\"" + text + "\"" : value.toString();
  }

  private static String lengths(Schema.Text text) {
    return span(text.min(), text.max(), " characters")
        + (text.pattern() == null ? "" : " matching " + shownPattern(text));
  }

  private static String shownPattern(Schema.Text text) {
    return String.valueOf(text.pattern()).replaceAll("\\\\z$", "\\$");
  }

  private static String span(int min, int max, String unit) {
    if (max == Integer.MAX_VALUE) {
      return min == 0 ? "" : " of at least " + min + unit;
    }
    return min == max ? " of " + min + unit : " of " + min + " to " + max + unit;
  }

  private static String bounds(Schema.Range range) {
    if (range.min() != null && range.max() != null) {
      return " from " + range.min().toPlainString() + " to " + range.max().toPlainString();
    }
    if (range.min() != null) {
      return " from " + range.min().toPlainString() + " up";
    }
    return range.max() == null ? "" : " up to " + range.max().toPlainString();
  }
}
