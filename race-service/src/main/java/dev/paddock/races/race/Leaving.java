package dev.paddock.races.race;

import dev.paddock.core.Outcome;
import dev.paddock.core.Stamp;
import dev.paddock.races.race.RaceCommand.LeaveRace;
import dev.paddock.races.race.RaceEvent.DriverLeft;
import dev.paddock.races.race.RaceEvent.SpectatorLeft;

/** Who goes: a driver gives up what is under way, a spectator looks away. */
final class Leaving {
  private Leaving() {}

  static Outcome<RaceEvent> leave(RaceRoom room, LeaveRace command, Stamp stamp) {
    var userId = command.actor().userId();
    var seat = room.seat(userId);
    if (seat.isPresent()) {
      return gone(Story.begin(room), seat.get(), Words.LEFT, stamp).outcome();
    }
    return room.spectator(userId)
        .map(it -> unwatch(Story.begin(room), it).outcome())
        .orElseGet(() -> Refusals.stranger(room));
  }

  static Story unwatch(Story story, Spectator spectator) {
    return story.tell(new SpectatorLeft(spectator.userId(), spectator.username()));
  }

  /** Who is left may all be ready now. */
  static Story gone(Story story, Entry seat, String reason, Stamp stamp) {
    var room = story.room();
    int free = room.status() == Status.WAITING ? room.freeSeats() + 1 : 0;
    var left =
        story.tell(
            new DriverLeft(seat.id(), seat.userId(), seat.username(), reason, free, stamp.at()));
    return room.status() == Status.WAITING ? Starting.startIfReady(left, stamp) : left;
  }
}
