package dev.paddock.core.table;

import dev.paddock.core.WakeUp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is due at a table, and when. */
final class Alarm {
  private static final Comparator<WakeUp> SOONEST =
      Comparator.comparing(WakeUp::at).thenComparing(WakeUp::prompt);

  private Alarm() {}

  /** The next moment at which something is due by itself. */
  static @Nullable WakeUp next(Table<?> table) {
    if (!table.isOpen()) {
      return null;
    }
    var seats = table.seats().stream().map(seat -> wakeUp(seat.seatUntil(), false));
    var others =
        Stream.of(
            wakeUp(turnEnd(table), false),
            wakeUp(emptyEnd(table), true),
            wakeUp(readingEnd(table), true));
    return Stream.concat(seats, others).filter(Objects::nonNull).min(SOONEST).orElse(null);
  }

  static boolean isTurnOver(Table<?> table, Instant at) {
    return isDue(turnEnd(table), at);
  }

  static boolean isEmptyTooLong(Table<?> table, Instant at) {
    return isDue(emptyEnd(table), at);
  }

  static boolean isReadLongEnough(Table<?> table, Instant at) {
    return isDue(readingEnd(table), at);
  }

  /** The seats that are kept no longer. */
  static List<Seat> lostSeats(Table<?> table, Instant at) {
    return table.seats().stream().filter(seat -> isDue(seat.seatUntil(), at)).toList();
  }

  private static @Nullable Instant turnEnd(Table<?> table) {
    return table.isRunning() ? table.turn().deadline() : null;
  }

  private static @Nullable Instant emptyEnd(Table<?> table) {
    var since = table.about().emptySince();
    return since == null ? null : since.plus(TableLimits.EMPTY_ROOM);
  }

  private static @Nullable Instant readingEnd(Table<?> table) {
    var match = table.match();
    if (match == null || match.result() == null) {
      return null;
    }
    return match.result().finishedAt().plus(TableLimits.FINISHED_ROOM);
  }

  private static @Nullable WakeUp wakeUp(@Nullable Instant at, boolean prompt) {
    return at == null ? null : new WakeUp(at, prompt);
  }

  private static boolean isDue(@Nullable Instant due, Instant at) {
    return due != null && !due.isAfter(at);
  }
}
