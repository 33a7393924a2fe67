package dev.paddock.races.race;

import dev.paddock.core.Actor;
import dev.paddock.core.Outcome;
import dev.paddock.core.RoomNames;
import dev.paddock.core.Stamp;
import dev.paddock.races.race.GarageCard.CarCard;
import dev.paddock.races.race.RaceCommand.CreateRace;
import dev.paddock.races.race.RaceCommand.EnterRace;
import dev.paddock.races.race.RaceCommand.JoinRace;
import dev.paddock.races.race.RaceCommand.Wish;
import dev.paddock.races.race.RaceEvent.DriverLeft;
import dev.paddock.races.race.RaceEvent.DriverRejoined;
import dev.paddock.races.race.RaceEvent.RaceCreated;
import dev.paddock.races.race.RaceEvent.RaceJoined;
import dev.paddock.races.race.RaceEvent.SpectatorJoined;
import dev.paddock.races.race.RaceEvent.SpectatorLeft;
import dev.paddock.simulation.Strength;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who comes in: creating, joining, coming back, watching. */
final class Entrance {
  private static final int FIRST_BITS = 33;

  private Entrance() {}

  static Outcome<RaceEvent> create(RaceRoom room, CreateRace command, Stamp stamp) {
    if (room.isOpen()) {
      return Refusals.exists(room);
    }
    var refusal = refusal(command.wish());
    return refusal == null
        ? Story.begin(room).tell(created(command.actor(), command.wish(), stamp)).outcome()
        : refusal;
  }

  /** Joins; makes the race first where there is none. */
  static Outcome<RaceEvent> enter(RaceRoom room, EnterRace command, Stamp stamp) {
    if (room.isOpen()) {
      return join(Story.begin(room), command.joining(), stamp);
    }
    var refusal = refusal(command.wish());
    if (refusal != null) {
      return refusal;
    }
    var made = Story.begin(room).tell(created(command.actor(), command.wish(), stamp));
    return join(made, command.joining(), stamp);
  }

  static Outcome<RaceEvent> join(Story story, JoinRace command, Stamp stamp) {
    var room = story.room();
    var refusal = refusal(room, command);
    if (refusal != null) {
      return refusal;
    }
    var garage = garage(command);
    var car = garage.car(command.carId());
    if (car.isEmpty()) {
      return Refusals.foreignCar(Objects.requireNonNullElse(command.carId(), 0));
    }
    var watched = stopWatching(story, command.actor());
    return sit(makeRoom(watched, stamp), command.actor(), garage, car.get(), stamp).outcome();
  }

  static Outcome<RaceEvent> rejoin(RaceRoom room, long userId) {
    var seat = room.seat(userId);
    return seat.isEmpty()
        ? Refusals.notADriver(room, userId)
        : back(Story.begin(room), seat.get()).outcome();
  }

  static Outcome<RaceEvent> spectate(RaceRoom room, Actor actor) {
    if (room.seat(actor.userId()).isPresent()) {
      return Refusals.seated(room);
    }
    if (room.spectator(actor.userId()).isPresent()) {
      return Outcome.unchanged();
    }
    return room.spectators().size() >= RaceLimits.SPECTATORS
        ? Refusals.crowded(room)
        : Outcome.accepted(new SpectatorJoined(actor.userId(), actor.username()));
  }

  /** Says that a driver is back, where it was said that he was not there. */
  static Story back(Story story, Entry seat) {
    return seat.isDisconnected()
        ? story.tell(new DriverRejoined(seat.userId(), seat.username()))
        : story;
  }

  private static @Nullable Outcome<RaceEvent> refusal(RaceRoom room, JoinRace command) {
    if (room.seat(command.actor().userId()).isPresent()) {
      return Refusals.seated(room);
    }
    if (room.status() != Status.WAITING) {
      return Refusals.begun(room);
    }
    if (room.freeSeats() == 0) {
      return Refusals.full(room);
    }
    return command.botId() == null ? null : Refusals.foreignBot(command.botId());
  }

  private static @Nullable Outcome<RaceEvent> refusal(Wish wish) {
    if (!RoomNames.isValid(wish.name())) {
      return Refusals.badName();
    }
    int laps = laps(wish);
    if (laps < 1 || laps > RaceLimits.MAX_LAPS) {
      return Refusals.badNumber("laps", laps, 1, RaceLimits.MAX_LAPS);
    }
    int cars = maxCars(wish);
    if (cars < RaceLimits.MIN_CARS || cars > RaceLimits.MAX_CARS) {
      return Refusals.badNumber("max_cars", cars, RaceLimits.MIN_CARS, RaceLimits.MAX_CARS);
    }
    if (drivers(wish).size() > cars) {
      return Refusals.badNumber("the number of drivers", drivers(wish).size(), 0, cars);
    }
    int wait = wish.startAfter() == null ? 0 : wish.startAfter();
    int longest = (int) RaceLimits.START_AFTER.toSeconds();
    return wait < 0 || wait > longest
        ? Refusals.badNumber("start_after", wait, 0, longest)
        : stage(wish).refusal(laps);
  }

  private static RaceCreated created(Actor actor, Wish wish, Stamp stamp) {
    int chance = (int) (stamp.seed().asLong() >>> FIRST_BITS);
    int laps = laps(wish);
    var about =
        new About(
            RoomNames.display(wish.name()),
            actor.userId(),
            actor.username(),
            stage(wish).spec(laps, chance),
            laps,
            maxCars(wish),
            wish.startAfter(),
            wish.show(),
            stamp.at());
    var startsAt = wish.show() ? startsAt(about, stamp) : null;
    return new RaceCreated(
        about.name(), about, Drivers.of(drivers(wish)), startsAt, about.maxCars());
  }

  /** A built-in driver makes room where all seats are taken. */
  private static Story makeRoom(Story story, Stamp stamp) {
    var room = story.room();
    if (room.grid().size() < room.about().maxCars()) {
      return story;
    }
    var last = room.grid().stream().filter(it -> !it.isPerson()).toList().getLast();
    return story.tell(
        new DriverLeft(last.id(), 0, last.username(), Words.YIELDS, room.freeSeats(), stamp.at()));
  }

  private static Story stopWatching(Story story, Actor actor) {
    return story
        .room()
        .spectator(actor.userId())
        .map(it -> story.tell(new SpectatorLeft(it.userId(), it.username())))
        .orElse(story);
  }

  private static Story sit(Story story, Actor actor, GarageCard garage, CarCard car, Stamp stamp) {
    var room = story.room();
    var entry =
        new Entry(
            freeNumber(room),
            actor.userId(),
            actor.username(),
            car.carId(),
            car.type(),
            car.name(),
            car.upgrades().ordered(),
            null,
            garage.rating(),
            false,
            null,
            false);
    boolean isFirst = room.people().isEmpty() && !room.about().show();
    var startsAt = isFirst ? startsAt(room.about(), stamp) : room.clock().startsAt();
    return story.tell(new RaceJoined(entry, startsAt, room.freeSeats() - 1));
  }

  private static int freeNumber(RaceRoom room) {
    int number = 1;
    while (isTaken(room, number)) {
      number++;
    }
    return number;
  }

  private static boolean isTaken(RaceRoom room, int number) {
    return room.grid().stream().anyMatch(it -> it.id() == number);
  }

  private static @Nullable Instant startsAt(About about, Stamp stamp) {
    var seconds = about.startAfter();
    return seconds == null ? null : stamp.at().plusSeconds(seconds);
  }

  private static GarageCard garage(JoinRace command) {
    return Objects.requireNonNullElse(command.garage(), GarageCard.STARTER);
  }

  private static int laps(Wish wish) {
    return Objects.requireNonNullElse(wish.laps(), RaceLimits.DEFAULT_LAPS);
  }

  private static int maxCars(Wish wish) {
    return Objects.requireNonNullElse(wish.maxCars(), RaceLimits.MAX_CARS);
  }

  private static List<Strength> drivers(Wish wish) {
    return Objects.requireNonNullElse(wish.drivers(), List.of());
  }

  private static StageChoice stage(Wish wish) {
    return Objects.requireNonNullElse(wish.stage(), StageChoice.ANY);
  }
}
