package dev.paddock.races.race;

import dev.paddock.core.Actor;
import dev.paddock.core.Signal;
import dev.paddock.core.run.Report;
import dev.paddock.races.race.RaceCommand.CreateRace;
import dev.paddock.races.race.RaceCommand.EnterRace;
import dev.paddock.races.race.RaceCommand.JoinRace;
import dev.paddock.races.race.RaceCommand.LeaveRace;
import dev.paddock.races.race.RaceCommand.Ready;
import dev.paddock.races.race.RaceCommand.RejoinRace;
import dev.paddock.races.race.RaceCommand.Reported;
import dev.paddock.races.race.RaceCommand.SendChat;
import dev.paddock.races.race.RaceCommand.Signalled;
import dev.paddock.races.race.RaceCommand.Spectate;
import dev.paddock.races.race.run.Said;
import dev.paddock.simulation.Strength;
import dev.paddock.testkit.kind.RandomPlay;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/** Six people around a race who do anything at all, and a run that reports by chance. */
public final class RacePlay {
  private static final int COMMANDS = 150;
  private static final StageChoice STAGE = new StageChoice(3, 1_000, null, true, null);

  private RacePlay() {}

  public static RandomPlay<RaceCommand, RaceRoom, RaceEvent> of(long seed) {
    return RandomPlay.of(new RaceKind(), RacePlay::next, seed, COMMANDS);
  }

  private static RaceCommand next(RaceRoom room, RandomGenerator random) {
    var actor = Actor.user(1 + random.nextInt(6), "u");
    if (!room.isOpen()) {
      return random.nextBoolean() ? create(actor, random) : anything(room, actor, random);
    }
    if (random.nextInt(4) == 0) {
      return anything(room, actor, random);
    }
    return switch (room.status()) {
      case WAITING ->
          random.nextBoolean()
              ? join(actor, random)
              : new Ready(someone(room, actor, random), true);
      case COUNTDOWN -> new Signalled(new Signal.Wake(Alarm.next(room).at()));
      case RACING -> report(room, random);
      case FINISHED, ABANDONED, ABSENT -> new SendChat(actor, "well driven");
    };
  }

  private static Actor someone(RaceRoom room, Actor otherwise, RandomGenerator random) {
    var people = room.people();
    return people.isEmpty()
        ? otherwise
        : Actor.user(people.get(random.nextInt(people.size())).userId(), "u");
  }

  private static RaceCommand create(Actor actor, RandomGenerator random) {
    return random.nextBoolean()
        ? new CreateRace(actor, "Cup", STAGE, 1, 4, List.of(Strength.CLUB), null, null)
        : new EnterRace(actor, "Cup", STAGE, 2, 3, List.of(Strength.PRO), 10, 1, Races.GARAGE);
  }

  private static JoinRace join(Actor actor, RandomGenerator random) {
    var garage = random.nextInt(3) == 0 ? null : Races.GARAGE;
    return new JoinRace(actor, random.nextBoolean() ? null : 1 + random.nextInt(3), null, garage);
  }

  private static Reported report(RaceRoom room, RandomGenerator random) {
    var cars = room.grid();
    int car = cars.get(random.nextInt(cars.size())).id();
    Said said =
        switch (random.nextInt(12)) {
          case 0 -> new Said.Checkpoint(car, 1, 5);
          case 1 -> new Said.Sector(car, 2, 5.5);
          case 2 -> new Said.Lap(car, 1, 50.25);
          case 3 -> new Said.Collision(car, cars.getFirst().id(), 4);
          case 4 -> new Said.Collision(car, Said.WALL, 4);
          case 5 -> new Said.WrongWay(car, random.nextBoolean());
          case 6 -> new Said.Shortcut(car, 7);
          case 7 -> new Said.Finished(car, 1, 60);
          case 8 -> new Said.Retired(car);
          case 9 -> over(room, random);
          default -> new Said.Checkpoint(car, 2, 9);
        };
    long n = room.reported() + random.nextInt(3);
    return new Reported(room.started().runId(), new Report(n, 60 * (int) n, (Record) said));
  }

  private static Said.Over over(RaceRoom room, RandomGenerator random) {
    int finishers = random.nextInt(room.grid().size() + 1);
    var places = new java.util.ArrayList<Said.Place>();
    for (int i = 0; i < room.grid().size(); i++) {
      Double time = i < finishers ? 60.0 + i : null;
      places.add(new Said.Place(room.grid().get(i).id(), time, i % 3 == 2 ? null : 30.0 + i));
    }
    return new Said.Over(places);
  }

  private static RaceCommand anything(RaceRoom room, Actor actor, RandomGenerator random) {
    return switch (random.nextInt(12)) {
      case 0 -> create(actor, random);
      case 1 -> join(actor, random);
      case 2 -> new LeaveRace(actor);
      case 3 -> new RejoinRace(actor);
      case 4, 5 -> new Ready(actor, random.nextBoolean());
      case 6, 7 -> new Spectate(actor);
      case 8 -> new SendChat(actor, random.nextBoolean() ? "hello" : " ");
      case 9 -> new Reported("another", new Report(1, 1, new Said.Retired(1)));
      default -> new Signalled(signal(room, actor.userId(), random));
    };
  }

  private static Signal signal(RaceRoom room, long userId, RandomGenerator random) {
    return switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> new Signal.Detached(userId);
      case 4, 5, 6 -> new Signal.Attached(userId);
      case 7 -> new Signal.Evict(userId, "already_in_room");
      case 8 -> new Signal.Close(random.nextBoolean() ? "quarantined" : "replaced");
      case 9 -> new Signal.Wake(Instant.EPOCH);
      default -> {
        var due = Alarm.next(room);
        yield due == null ? new Signal.Attached(userId) : new Signal.Wake(due.at());
      }
    };
  }
}
