package dev.paddock.races.race;

import dev.paddock.core.Actor;
import dev.paddock.core.Signal;
import dev.paddock.core.rating.Rating;
import dev.paddock.core.run.Report;
import dev.paddock.races.race.GarageCard.CarCard;
import dev.paddock.races.race.GarageCard.Levels;
import dev.paddock.races.race.RaceCommand.CreateRace;
import dev.paddock.races.race.RaceCommand.JoinRace;
import dev.paddock.races.race.RaceCommand.Ready;
import dev.paddock.races.race.RaceCommand.Reported;
import dev.paddock.races.race.RaceCommand.Signalled;
import dev.paddock.races.race.run.Said;
import dev.paddock.simulation.CarType;
import dev.paddock.simulation.Strength;
import dev.paddock.testkit.kind.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The people and the races of the race tests. */
public final class Races {
  public static final Actor ANN = Actor.user(1, "ann");
  public static final Actor BOB = Actor.user(2, "bob");
  public static final Actor CLEO = Actor.user(3, "cleo");
  public static final RaceKind KIND = new RaceKind();
  public static final GarageCard GARAGE =
      new GarageCard(
          new Rating(30, 5),
          List.of(
              new CarCard(1, CarType.PIKA, "Pika", Levels.NONE),
              new CarCard(2, CarType.HERON, "Fast", new Levels(1, 2, 3, 4, 2, 0, 5, 6))));

  private Races() {}

  public static Scenario<RaceCommand, RaceRoom, RaceEvent> nothing() {
    return Scenario.of(KIND.decider());
  }

  /** A race of Ann's, two built-in drivers in it. */
  public static Scenario<RaceCommand, RaceRoom, RaceEvent> opened() {
    return nothing().whenAccepted(create("Cup", 4, Strength.PRO, Strength.ROOKIE));
  }

  /** Ann and Bob have cars. */
  public static Scenario<RaceCommand, RaceRoom, RaceEvent> seated() {
    return opened().whenAccepted(join(ANN)).whenAccepted(join(BOB));
  }

  /** All are ready: the countdown is at 3. */
  public static Scenario<RaceCommand, RaceRoom, RaceEvent> counting() {
    return seated().whenAccepted(ready(ANN)).whenAccepted(ready(BOB));
  }

  /** Go. */
  public static Scenario<RaceCommand, RaceRoom, RaceEvent> racing() {
    return woken(woken(woken(counting())));
  }

  /** The results are there. */
  public static Scenario<RaceCommand, RaceRoom, RaceEvent> finished() {
    var scenario = racing().after(Duration.ofMinutes(2));
    return scenario.whenAccepted(over(scenario.state(), 1));
  }

  /** Time passes to the next wake-up, which is told. */
  public static Scenario<RaceCommand, RaceRoom, RaceEvent> woken(
      Scenario<RaceCommand, RaceRoom, RaceEvent> scenario) {
    var at = wakeUp(scenario.state());
    return scenario.after(Duration.between(scenario.now(), at)).whenAccepted(wake(at));
  }

  public static Instant wakeUp(RaceRoom room) {
    var wakeUp = KIND.view().wakeUp(room);
    if (wakeUp == null) {
      throw new AssertionError("nothing to wake up for: " + room.status());
    }
    return wakeUp.at();
  }

  public static CreateRace create(String name, int maxCars, Strength... drivers) {
    return new CreateRace(ANN, name, null, null, maxCars, List.of(drivers), null, null);
  }

  public static JoinRace join(Actor actor) {
    return new JoinRace(actor, null, null, GARAGE);
  }

  public static Ready ready(Actor actor) {
    return new Ready(actor, null);
  }

  public static Signalled wake(Instant at) {
    return new Signalled(new Signal.Wake(at));
  }

  public static Signalled detached(Actor actor) {
    return new Signalled(new Signal.Detached(actor.userId()));
  }

  public static Signalled attached(Actor actor) {
    return new Signalled(new Signal.Attached(actor.userId()));
  }

  public static Reported said(RaceRoom room, long n, Said said) {
    return new Reported(room.started().runId(), new Report(n, 600, (Record) said));
  }

  /** Cars 3 and 4, Ann and Bob, come first and second; 1 finishes, 2 does not. */
  public static Reported over(RaceRoom room, long n) {
    return said(
        room,
        n,
        new Said.Over(
            List.of(
                new Said.Place(3, 100.0, 49.0),
                new Said.Place(4, 101.5, 48.5),
                new Said.Place(1, 103.25, 50.0),
                new Said.Place(2, null, 60.0))));
  }
}
