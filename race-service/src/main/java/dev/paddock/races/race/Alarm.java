package dev.paddock.races.race;

import dev.paddock.core.WakeUp;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** When a race wants to be woken, and what is due then. */
final class Alarm {
  private Alarm() {}

  /** The earliest of what is to come, null where nothing is. */
  static @Nullable WakeUp next(RaceRoom room) {
    if (!room.isOpen()) {
      return null;
    }
    return Stream.of(count(room), start(room), seat(room), empty(room), stalled(room), read(room))
        .filter(Objects::nonNull)
        .min(Comparator.comparing(WakeUp::at))
        .orElse(null);
  }

  static boolean isCountDue(RaceRoom room, Instant now) {
    return isDue(count(room), now);
  }

  static boolean isStartDue(RaceRoom room, Instant now) {
    return isDue(start(room), now);
  }

  static boolean isEmptyTooLong(RaceRoom room, Instant now) {
    return isDue(empty(room), now);
  }

  static boolean isStalled(RaceRoom room, Instant now) {
    return isDue(stalled(room), now);
  }

  static boolean isReadLongEnough(RaceRoom room, Instant now) {
    return isDue(read(room), now);
  }

  /** Drivers whose seats are not kept any longer. */
  static List<Entry> lostSeats(RaceRoom room, Instant now) {
    return room.people().stream()
        .filter(it -> it.seatUntil() != null && !it.seatUntil().isAfter(now))
        .toList();
  }

  private static @Nullable WakeUp count(RaceRoom room) {
    return room.status() == Status.COUNTDOWN
        ? new WakeUp(Starting.nextCount(room.started()), true)
        : null;
  }

  /** A race without people starts by itself only for those who look on. */
  private static @Nullable WakeUp start(RaceRoom room) {
    var at = room.clock().startsAt();
    var isWanted = room.about().show() || !room.people().isEmpty();
    return room.status() == Status.WAITING && isWanted && at != null && isEnough(room)
        ? new WakeUp(at, true)
        : null;
  }

  private static boolean isEnough(RaceRoom room) {
    return room.grid().size() >= RaceLimits.MIN_CARS;
  }

  private static @Nullable WakeUp seat(RaceRoom room) {
    if (room.status() != Status.WAITING && !room.status().isUnderWay()) {
      return null;
    }
    return room.people().stream()
        .map(Entry::seatUntil)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .map(at -> new WakeUp(at, false))
        .orElse(null);
  }

  private static @Nullable WakeUp empty(RaceRoom room) {
    var since = room.clock().emptySince();
    return room.status() == Status.WAITING && since != null && !willStartAlone(room)
        ? after(since, RaceLimits.EMPTY_RACE)
        : null;
  }

  private static boolean willStartAlone(RaceRoom room) {
    return room.about().show() && room.clock().startsAt() != null && isEnough(room);
  }

  private static @Nullable WakeUp stalled(RaceRoom room) {
    if (room.status() != Status.RACING) {
      return null;
    }
    var start = room.started();
    var longest = Duration.ofSeconds(start.limitTicks() / RaceKind.TICKS_PER_SECOND);
    return after(start.startAt(), longest.plus(RaceLimits.STALLED));
  }

  private static @Nullable WakeUp read(RaceRoom room) {
    var ended = room.clock().endedAt();
    return switch (room.status()) {
      case FINISHED -> ended == null ? null : after(ended, RaceLimits.FINISHED_RACE);
      default -> null;
    };
  }

  private static WakeUp after(Instant since, Duration time) {
    return new WakeUp(since.plus(time), true);
  }

  private static boolean isDue(@Nullable WakeUp wakeUp, Instant now) {
    return wakeUp != null && !wakeUp.at().isAfter(now);
  }
}
