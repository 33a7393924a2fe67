package dev.paddock.races.race;

import dev.paddock.core.Outcome;
import dev.paddock.core.Stamp;
import dev.paddock.races.race.RaceCommand.Ready;
import dev.paddock.races.race.RaceEvent.DriverReady;
import dev.paddock.races.race.RaceEvent.RaceStart;
import java.time.Instant;

/** From readiness over the countdown to the first tick. */
final class Starting {
  private static final int SEED_BITS = 33;

  private Starting() {}

  static Outcome<RaceEvent> ready(RaceRoom room, Ready command, Stamp stamp) {
    var seat = room.seat(command.actor().userId());
    if (seat.isEmpty()) {
      return Refusals.notADriver(room, command.actor().userId());
    }
    if (room.status() != Status.WAITING) {
      return Refusals.begun(room);
    }
    var ready = !Boolean.FALSE.equals(command.ready());
    var story = Story.begin(room);
    var said =
        ready == seat.get().ready()
            ? story
            : story.tell(new DriverReady(seat.get().userId(), seat.get().username(), ready));
    return startIfReady(said, stamp).outcome();
  }

  /** Begins the countdown if enough cars are there and all people are ready. */
  static Story startIfReady(Story story, Stamp stamp) {
    var people = story.room().people();
    return !people.isEmpty() && people.stream().allMatch(Entry::ready)
        ? start(story, stamp)
        : story;
  }

  /** Begins the countdown if enough cars are there. */
  static Story start(Story story, Stamp stamp) {
    var room = story.room();
    if (room.status() != Status.WAITING || room.grid().size() < RaceLimits.MIN_CARS) {
      return story;
    }
    var stage = Stages.document(room.about().stage());
    int limit = RaceLimits.limitSeconds(stage.length() * room.about().laps());
    var startAt = stamp.at().plus(RaceLimits.COUNT.multipliedBy(RaceLimits.COUNTDOWN));
    return story.tell(
        new RaceStart(
            RaceLimits.COUNTDOWN,
            room.raceId() + "-" + stamp.epoch(),
            startAt,
            (int) (stamp.seed().asLong() >>> SEED_BITS),
            limit * RaceKind.TICKS_PER_SECOND));
  }

  /** When the next number of the countdown is told. */
  static Instant nextCount(Start start) {
    return start.startAt().minus(RaceLimits.COUNT.multipliedBy(start.countdown() - 1));
  }

  static Story count(Story story) {
    var start = story.room().started();
    return story.tell(
        new RaceStart(
            start.countdown() - 1,
            start.runId(),
            start.startAt(),
            start.seed(),
            start.limitTicks()));
  }
}
