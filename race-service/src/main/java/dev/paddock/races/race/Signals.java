package dev.paddock.races.race;

import dev.paddock.core.Outcome;
import dev.paddock.core.Signal;
import dev.paddock.core.Signal.Attached;
import dev.paddock.core.Signal.Close;
import dev.paddock.core.Signal.Detached;
import dev.paddock.core.Signal.Evict;
import dev.paddock.core.Signal.Wake;
import dev.paddock.core.Stamp;
import dev.paddock.races.race.RaceEvent.DriverDisconnected;
import dev.paddock.races.race.RaceEvent.RaceAborted;
import dev.paddock.races.race.RaceEvent.RaceClosed;
import java.time.Instant;
import java.util.function.Function;

/** What the engine says to a race: who is there, what is due, what has to end. */
final class Signals {
  private Signals() {}

  static Outcome<RaceEvent> decide(RaceRoom room, Signal signal, Stamp stamp) {
    var story = Story.begin(room);
    if (!room.isOpen()) {
      return Outcome.unchanged();
    }
    return switch (signal) {
      case Attached it -> attached(story, it).outcome();
      case Detached it -> detached(story, it, stamp).outcome();
      case Evict it -> evicted(story, it, stamp).outcome();
      case Close it -> closed(story, it).outcome();
      case Wake it -> woken(story, it, stamp).outcome();
    };
  }

  private static Story attached(Story story, Attached signal) {
    return story.room().seat(signal.userId()).map(seat -> Entrance.back(story, seat)).orElse(story);
  }

  private static Story detached(Story story, Detached signal, Stamp stamp) {
    return either(
        story,
        signal.userId(),
        seat -> seat.isDisconnected() || isOver(story) ? story : disconnect(story, seat, stamp));
  }

  private static Story evicted(Story story, Evict signal, Stamp stamp) {
    return either(
        story,
        signal.userId(),
        seat -> isOver(story) ? story : Leaving.gone(story, seat, signal.reason(), stamp));
  }

  /** A driver goes as told; a spectator leaves; a stranger changes nothing. */
  private static Story either(Story story, long userId, Function<Entry, Story> driver) {
    var room = story.room();
    return room.seat(userId)
        .map(driver)
        .or(() -> room.spectator(userId).map(it -> Leaving.unwatch(story, it)))
        .orElse(story);
  }

  private static boolean isOver(Story story) {
    var status = story.room().status();
    return status == Status.FINISHED || status == Status.ABANDONED;
  }

  private static Story disconnect(Story story, Entry seat, Stamp stamp) {
    var until = stamp.at().plus(RaceLimits.SEAT_GRACE);
    return story.tell(new DriverDisconnected(seat.userId(), seat.username(), until));
  }

  private static Story closed(Story story, Close signal) {
    if (signal.reason().equals(Words.REPLACED)) {
      return story.tell(new RaceClosed(Words.REPLACED));
    }
    return story.room().status() == Status.FINISHED
        ? story.tell(new RaceClosed(Words.ENDED))
        : abort(story, signal.reason());
  }

  private static Story abort(Story story, String reason) {
    return story.tell(new RaceAborted(reason)).tell(new RaceClosed(Words.ABANDONED));
  }

  private static Story woken(Story story, Wake signal, Stamp stamp) {
    var due = Alarm.next(story.room());
    return due != null && due.at().equals(signal.at()) ? happen(story, due.at(), stamp) : story;
  }

  private static Story happen(Story story, Instant at, Stamp stamp) {
    var room = story.room();
    if (Alarm.isEmptyTooLong(room, at)) {
      return story.tell(new RaceClosed(Words.ABANDONED));
    }
    if (Alarm.isReadLongEnough(room, at)) {
      return story.tell(new RaceClosed(Words.ENDED));
    }
    if (Alarm.isStalled(room, at)) {
      return abort(story, Words.STALLED);
    }
    var next = story;
    for (var seat : Alarm.lostSeats(room, at)) {
      next = Leaving.gone(next, seat, Words.TIMEOUT, stamp);
    }
    if (Alarm.isCountDue(next.room(), at)) {
      return Starting.count(next);
    }
    return Alarm.isStartDue(next.room(), at) ? Starting.start(next, stamp) : next;
  }
}
