package dev.paddock.engine.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.jspecify.annotations.Nullable;

/** Instants as {@code 2026-11-21T20:15:30.123Z}, written and read without the JDK's parser. */
public final class Instants {
  private static final DateTimeFormatter ANY =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
  private static final String SHAPE = "0000-00-00T00:00:00.000Z";
  private static final int MILLIS = 1_000;
  private static final int DAY_SECONDS = 86_400;
  private static final int HOUR_SECONDS = 3_600;
  private static final int MINUTE_SECONDS = 60;
  private static final int LAST_YEAR = 9_999;

  private Instants() {}

  /** ISO 8601 in UTC with exactly three digits of the second; the rest is cut off. */
  public static String text(Instant at) {
    long day = Math.floorDiv(at.getEpochSecond(), DAY_SECONDS);
    if (day < 0 || day > LocalDate.of(LAST_YEAR, 12, 31).toEpochDay()) {
      return ANY.format(at);
    }
    var date = LocalDate.ofEpochDay(day);
    int second = (int) (at.getEpochSecond() - day * DAY_SECONDS);
    var text = new StringBuilder(SHAPE);
    put(text, 0, 4, date.getYear());
    put(text, 5, 2, date.getMonthValue());
    put(text, 8, 2, date.getDayOfMonth());
    put(text, 11, 2, second / HOUR_SECONDS);
    put(text, 14, 2, second / MINUTE_SECONDS % MINUTE_SECONDS);
    put(text, 17, 2, second % MINUTE_SECONDS);
    put(text, 20, 3, at.getNano() / (MILLIS * MILLIS));
    return text.toString();
  }

  /**
   * Reads ISO 8601.
   *
   * @throws java.time.format.DateTimeParseException if it is none
   */
  public static Instant parse(String text) {
    var usual = isUsual(text) ? usual(text) : null;
    return usual == null ? Instant.parse(text) : usual;
  }

  private static boolean isUsual(String text) {
    if (text.length() != SHAPE.length()) {
      return false;
    }
    for (int i = 0; i < SHAPE.length(); i++) {
      char c = text.charAt(i);
      boolean fits = SHAPE.charAt(i) == '0' ? c >= '0' && c <= '9' : c == SHAPE.charAt(i);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /** Null where a field is out of its range: the JDK says what is wrong, or knows leap seconds. */
  private static @Nullable Instant usual(String text) {
    int month = number(text, 5, 2);
    int day = number(text, 8, 2);
    int hour = number(text, 11, 2);
    int minute = number(text, 14, 2);
    int second = number(text, 17, 2);
    if (month < 1 || month > 12 || day < 1 || hour > 23 || minute > 59 || second > 59) {
      return null;
    }
    var days = YearMonth.of(number(text, 0, 4), month);
    if (day > days.lengthOfMonth()) {
      return null;
    }
    return days.atDay(day)
        .atTime(hour, minute, second, number(text, 20, 3) * MILLIS * MILLIS)
        .toInstant(ZoneOffset.UTC);
  }

  private static void put(StringBuilder text, int at, int digits, int number) {
    int rest = number;
    for (int i = at + digits - 1; i >= at; i--) {
      text.setCharAt(i, (char) ('0' + rest % 10));
      rest /= 10;
    }
  }

  private static int number(String text, int at, int digits) {
    int number = 0;
    for (int i = at; i < at + digits; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }
}
