package dev.paddock.core.table;

import dev.paddock.core.Outcome;
import dev.paddock.core.Signal;
import dev.paddock.core.Signal.Attached;
import dev.paddock.core.Signal.Close;
import dev.paddock.core.Signal.Detached;
import dev.paddock.core.Signal.Evict;
import dev.paddock.core.Signal.Wake;
import dev.paddock.core.Stamp;
import dev.paddock.core.table.TableEvent.GameAborted;
import dev.paddock.core.table.TableEvent.PlayerDisconnected;
import dev.paddock.core.table.TableEvent.RoomClosed;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** What the engine says to a table: who is there, what is due, what has to end. */
record Signals<G extends Record>(TableGame<G> game, Leaving<G> leaving) {
  Outcome<TableEvent> decide(Story<G> story, Signal signal, Stamp stamp) {
    if (!story.table().isOpen()) {
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

  private Story<G> attached(Story<G> story, Attached signal) {
    return story
        .table()
        .seat(signal.userId())
        .map(seat -> Entrance.back(story, seat))
        .orElse(story);
  }

  private Story<G> detached(Story<G> story, Detached signal, Stamp stamp) {
    return either(
        story,
        signal.userId(),
        seat -> seat.isDisconnected() ? story : disconnect(story, seat, stamp));
  }

  private Story<G> evicted(Story<G> story, Evict signal, Stamp stamp) {
    return either(
        story, signal.userId(), seat -> leaving.gone(story, seat, signal.reason(), stamp));
  }

  /** A player goes as told; a spectator leaves; a stranger changes nothing. */
  private Story<G> either(Story<G> story, long userId, Function<Seat, Story<G>> player) {
    var table = story.table();
    return table
        .seat(userId)
        .map(player)
        .or(() -> table.spectator(userId).map(it -> leaving.unwatch(story, it)))
        .orElse(story);
  }

  private Story<G> disconnect(Story<G> story, Seat seat, Stamp stamp) {
    var until = stamp.at().plus(TableLimits.SEAT_GRACE);
    return story.tell(new PlayerDisconnected(seat.userId(), seat.username(), until));
  }

  private Story<G> closed(Story<G> story, Close signal) {
    if (signal.reason().equals(TableEnd.REPLACED)) {
      return story.tell(new RoomClosed(TableEnd.REPLACED));
    }
    return story.table().status() == Status.FINISHED
        ? story.tell(new RoomClosed(TableEnd.ENDED))
        : story.tell(new GameAborted(signal.reason())).tell(new RoomClosed(TableEnd.ABANDONED));
  }

  private Story<G> woken(Story<G> story, Wake signal, Stamp stamp) {
    var due = Alarm.next(story.table());
    return due != null && due.at().equals(signal.at()) ? happen(story, due.at(), stamp) : story;
  }

  private Story<G> happen(Story<G> story, Instant at, Stamp stamp) {
    if (Alarm.isEmptyTooLong(story.table(), at)) {
      return story.tell(new RoomClosed(TableEnd.ABANDONED));
    }
    if (Alarm.isReadLongEnough(story.table(), at)) {
      return story.tell(new RoomClosed(TableEnd.ENDED));
    }
    var seated = expireSeats(story, Alarm.lostSeats(story.table(), at), stamp);
    return Alarm.isTurnOver(seated.table(), at) ? game.expire(seated, stamp) : seated;
  }

  private Story<G> expireSeats(Story<G> story, List<Seat> lost, Stamp stamp) {
    var next = story;
    for (var seat : lost) {
      next = leaving.gone(next, seat, TableEnd.TIMEOUT, stamp);
    }
    return next;
  }
}
