package dev.paddock.engine.wire;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A compiled JSON Schema: what one JSON value may be.
 *
 * @param types bits of {@link #STRING} … {@link #NULL}
 * @param values the only values allowed (String, Long, Boolean, {@link Null}), null for all
 * @param expected what is right, in words: {@code an integer from 1 to 6}
 */
record Schema(
    int types,
    @Nullable Set<Object> values,
    Text text,
    Range range,
    Items items,
    Fields fields,
    String expected) {
  static final int STRING = 1;
  static final int INTEGER = 2;
  static final int NUMBER = 4;
  static final int BOOLEAN = 8;
  static final int OBJECT = 16;
  static final int ARRAY = 32;
  static final int NULL = 64;
  static final int ANYTHING = 127;

  /** Stands for null in {@link #values}. */
  enum Null {
    VALUE
  }

  /** Anything at all. */
  static final Schema ANY =
      new Schema(ANYTHING, null, Text.ANY, Range.ANY, Items.ANY, Fields.ANY, "anything");

  boolean allows(Object value) {
    return values == null || values.contains(value);
  }

  /** Lengths in code points, and a pattern that has to be found. */
  record Text(int min, int max, @Nullable Pattern pattern) {
    static final Text ANY = new Text(0, Integer.MAX_VALUE, null);

    boolean allows(String text) {
      int length = text.codePointCount(0, text.length());
      return length >= min && length <= max && (pattern == null || pattern.matcher(text).find());
    }
  }

  /** Bounds of a number, both included. */
  record Range(@Nullable BigDecimal min, @Nullable BigDecimal max) {
    static final Range ANY = new Range(null, null);

    boolean isOpen() {
      return min == null && max == null;
    }

    boolean allows(BigDecimal number) {
      return (min == null || number.compareTo(min) >= 0)
          && (max == null || number.compareTo(max) <= 0);
    }
  }

  /** What an array may hold and how much; no schema stands for anything. */
  record Items(@Nullable Schema each, int min, int max) {
    static final Items ANY = new Items(null, 0, Integer.MAX_VALUE);
  }

  /**
   * What an object may hold.
   *
   * @param others schema of what is not in {@code properties}; no schema stands for anything
   * @param closed nothing is allowed besides {@code properties}
   */
  record Fields(
      Map<String, Schema> properties,
      List<String> required,
      @Nullable Schema others,
      boolean closed) {
    static final Fields ANY = new Fields(Map.of(), List.of(), null, false);
  }
}
