package dev.paddock.races.race;

import static dev.paddock.races.race.Races.ANN;
import static dev.paddock.races.race.Races.BOB;
import static dev.paddock.races.race.Races.CLEO;
import static dev.paddock.races.race.Races.counting;
import static dev.paddock.races.race.Races.create;
import static dev.paddock.races.race.Races.join;
import static dev.paddock.races.race.Races.nothing;
import static dev.paddock.races.race.Races.opened;
import static dev.paddock.races.race.Races.racing;
import static dev.paddock.races.race.Races.ready;
import static dev.paddock.races.race.Races.seated;
import static dev.paddock.races.race.Races.woken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.Actor;
import dev.paddock.core.Reason;
import dev.paddock.core.rating.Rating;
import dev.paddock.races.race.RaceCommand.CreateRace;
import dev.paddock.races.race.RaceCommand.EnterRace;
import dev.paddock.races.race.RaceCommand.JoinRace;
import dev.paddock.races.race.RaceCommand.LeaveRace;
import dev.paddock.races.race.RaceCommand.Ready;
import dev.paddock.races.race.RaceCommand.Spectate;
import dev.paddock.simulation.CarType;
import dev.paddock.simulation.Strength;
import dev.paddock.simulation.Surface;
import dev.paddock.testkit.kind.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

class RaceTest {
  @Test
  void aRaceIsMadeWithItsBuiltInDrivers() {
    var race = opened().thenKinds(RaceEvent.RaceCreated.class).state();

    assertThat(race.status()).isEqualTo(Status.WAITING);
    assertThat(race.grid())
        .extracting(Entry::strength)
        .containsExactly(Strength.PRO, Strength.ROOKIE);
    assertThat(race.grid()).extracting(Entry::id).containsExactly(1, 2);
    assertThat(race.freeSeats()).isEqualTo(4);
    assertThat(race.about().laps()).isEqualTo(2);
    assertThat(race.about().stage().length()).isEqualTo(1_600);
  }

  @Test
  void whatIsOutOfRangeIsNoRace() {
    refuses(stage(1, 999, null, null, null), 2, 4, null);
    refuses(stage(1, 3_001, null, null, null), 2, 4, null);
    refuses(stage(-1, 1_000, null, null, null), 2, 4, null);
    refuses(stage(1, 1_000, null, false, null), 2, 4, null);
    refuses(stage(1, null, null, null, "kestrel_ring"), 2, 4, null);
    refuses(stage(null, null, null, null, "nowhere"), 2, 4, null);
    refuses(null, 0, 4, null);
    refuses(null, 21, 4, null);
    refuses(null, 2, 1, null);
    refuses(null, 2, 9, null);
    refuses(null, 2, 4, -1);
    refuses(null, 2, 4, 601);
    nothing()
        .when(create("Cup", 2, Strength.PRO, Strength.PRO, Strength.PRO))
        .thenRejected(Reason.INVALID_CONFIG);
    nothing().when(create(" ", 4)).thenRejected(Reason.INVALID_FIELD);
  }

  @Test
  void everyKindOfStageCanBeChosen() {
    var seeded = stage(7, 1_800, Surface.GRAVEL, null, null).spec(1, 5);
    assertThat(seeded).isEqualTo(new StageSpec(7, 1_800, Surface.GRAVEL, false, null));
    assertThat(seeded.key(1)).isEqualTo("seed-7-1800-gravel-rally-1");
    var track = stage(null, null, null, null, "frost_bay").spec(3, 5);
    assertThat(track.key(3)).isEqualTo("track-frost_bay-3");
    assertThat(track.make().closed()).isTrue();
    assertThat(StageChoice.ANY.spec(2, 5).seed()).isEqualTo(5);
  }

  @Test
  void anOpenNameIsTaken() {
    opened().when(create("Cup", 4)).thenRejected(Reason.ROOM_EXISTS);
  }

  @Test
  void aDriverJoinsWithACarOfHisGarage() {
    var race = opened().whenAccepted(new JoinRace(ANN, 2, null, Races.GARAGE)).state();

    var car = race.seat(1).orElseThrow();
    assertThat(car.id()).isEqualTo(3);
    assertThat(car.model()).isEqualTo(CarType.HERON);
    assertThat(car.levels()).containsExactly(1, 2, 3, 4, 2, 0, 5, 6);
    assertThat(car.rating()).isEqualTo(new Rating(30, 5));
  }

  @Test
  void whoHasNoGarageDrivesTheStarterCar() {
    var race = opened().whenAccepted(new JoinRace(ANN, 1, null, null)).state();

    assertThat(race.seat(1).orElseThrow().model()).isEqualTo(CarType.PIKA);
    assertThat(race.seat(1).orElseThrow().rating()).isEqualTo(Rating.INITIAL);
  }

  @Test
  void carsAndBotsOfOthersAreForbidden() {
    opened().when(new JoinRace(ANN, 3, null, Races.GARAGE)).thenRejected(Reason.FORBIDDEN);
    opened().when(new JoinRace(ANN, 2, null, null)).thenRejected(Reason.FORBIDDEN);
    opened().when(new JoinRace(ANN, 1, 5, Races.GARAGE)).thenRejected(Reason.FORBIDDEN);
  }

  @Test
  void nobodyJoinsTwiceOrTooLate() {
    seated().when(join(ANN)).thenRejected(Reason.ALREADY_IN_ROOM);
    counting().when(join(CLEO)).thenRejected(Reason.GAME_ALREADY_STARTED);
    racing().when(join(CLEO)).thenRejected(Reason.GAME_ALREADY_STARTED);
    nothing().when(join(CLEO)).thenRejected(Reason.ROOM_NOT_FOUND);
  }

  @Test
  void aNinthCarFindsNoSeat() {
    var race = nothing().whenAccepted(create("Cup", 8));
    for (int user = 1; user <= 8; user++) {
      race.whenAccepted(join(Actor.user(user, "u" + user)));
    }
    race.when(join(Actor.user(9, "u9"))).thenRejected(Reason.ROOM_FULL);
    assertThat(race.state().grid()).hasSize(8).extracting(Entry::id).doesNotHaveDuplicates();
  }

  @Test
  void builtInDriversMakeRoomForPeople() {
    var race = seated().whenAccepted(join(CLEO));

    race.thenKinds(RaceEvent.DriverLeft.class, RaceEvent.RaceJoined.class);
    assertThat(race.state().grid()).extracting(Entry::id).containsExactly(1, 3, 4, 2);
    assertThat(((RaceEvent.DriverLeft) race.events().getFirst()).reason()).isEqualTo("yields");
    assertThat(((RaceEvent.RaceJoined) race.events().getLast()).freeSeats()).isEqualTo(1);
  }

  @Test
  void enteringMakesTheRaceWhereThereIsNone() {
    var enter =
        new EnterRace(ANN, "Quick", null, 1, 4, List.of(Strength.CLUB), 10, 2, Races.GARAGE);
    var race = nothing().whenAccepted(enter);
    race.thenKinds(RaceEvent.RaceCreated.class, RaceEvent.RaceJoined.class);

    var other = new EnterRace(BOB, "Quick", null, 1, 4, List.of(Strength.PRO), 10, null, null);
    race.whenAccepted(other).thenKinds(RaceEvent.RaceJoined.class);
    assertThat(race.state().people()).hasSize(2);
    assertThat(race.state().about().hostUsername()).isEqualTo("ann");
  }

  @Test
  void theCountdownBeginsWhenAllPeopleAreReady() {
    var race = seated().whenAccepted(ready(ANN)).thenKinds(RaceEvent.DriverReady.class);
    race.whenAccepted(ready(BOB)).thenKinds(RaceEvent.DriverReady.class, RaceEvent.RaceStart.class);

    var start = (RaceEvent.RaceStart) race.events().getLast();
    assertThat(start.countdown()).isEqualTo(3);
    assertThat(start.startAt()).isEqualTo(Scenario.START.plusSeconds(3));
    assertThat(start.runId()).isEqualTo("room_story-epoch1");
    assertThat(start.seed()).isNotNegative();
  }

  @Test
  void whoIsNotReadyAnyMoreHoldsTheRace() {
    var race = seated().whenAccepted(ready(ANN)).whenAccepted(new Ready(ANN, false));
    race.whenAccepted(ready(BOB)).thenKinds(RaceEvent.DriverReady.class);
    race.whenAccepted(ready(BOB)).thenNothing();
  }

  @Test
  void whoIsAloneWaits() {
    nothing()
        .whenAccepted(create("Cup", 4))
        .whenAccepted(join(ANN))
        .whenAccepted(ready(ANN))
        .thenKinds(RaceEvent.DriverReady.class);
  }

  @Test
  void theCountdownCountsToZeroOnTime() {
    var race = counting();
    for (int count = 2; count >= 0; count--) {
      assertThat(Races.KIND.view().wakeUp(race.state()).prompt()).isTrue();
      woken(race);
      assertThat(((RaceEvent.RaceStart) race.events().getFirst()).countdown()).isEqualTo(count);
      assertThat(race.now()).isEqualTo(Scenario.START.plusSeconds(3 - count));
    }
    assertThat(race.state().status()).isEqualTo(Status.RACING);
  }

  @Test
  void aQuickRaceStartsByItself() {
    var enter =
        new EnterRace(ANN, "Quick", null, 1, 4, List.of(Strength.CLUB), 10, 1, Races.GARAGE);
    var race = woken(nothing().whenAccepted(enter));

    assertThat(race.now()).isEqualTo(Scenario.START.plusSeconds(10));
    race.thenKinds(RaceEvent.RaceStart.class);
  }

  @Test
  void aRaceForOnlookersNeedsNobody() {
    var show = show(Actor.SYSTEM);
    woken(nothing().whenAccepted(show)).thenKinds(RaceEvent.RaceStart.class);
    var notTheirs = woken(nothing().whenAccepted(show(ANN)));
    notTheirs.then(new RaceEvent.RaceClosed("abandoned"));
  }

  @Test
  void aRaceWithoutPeopleIsAbandoned() {
    var race = woken(opened());

    assertThat(race.now()).isEqualTo(Scenario.START.plusSeconds(60));
    race.then(new RaceEvent.RaceClosed("abandoned"));
    assertThat(Races.KIND.view().closed(race.state())).isTrue();
    woken(seated().whenAccepted(new LeaveRace(ANN)).whenAccepted(new LeaveRace(BOB)))
        .then(new RaceEvent.RaceClosed("abandoned"));
  }

  @Test
  void whoIsLeftMayStart() {
    seated()
        .whenAccepted(ready(ANN))
        .whenAccepted(new LeaveRace(BOB))
        .thenKinds(RaceEvent.DriverLeft.class, RaceEvent.RaceStart.class);
  }

  @Test
  void aSpectatorWhoJoinsStopsWatching() {
    opened()
        .whenAccepted(new Spectate(CLEO))
        .whenAccepted(join(CLEO))
        .thenKinds(RaceEvent.SpectatorLeft.class, RaceEvent.RaceJoined.class);
  }

  private static CreateRace show(Actor actor) {
    return new CreateRace(actor, "Show", null, 1, 4, List.of(Strength.PRO, Strength.CLUB), 5, true);
  }

  private static StageChoice stage(
      Integer seed, Integer length, Surface surface, Boolean closed, String track) {
    return new StageChoice(seed, length, surface, closed, track);
  }

  private static void refuses(StageChoice stage, Integer laps, Integer cars, Integer wait) {
    nothing()
        .when(new CreateRace(ANN, "Cup", stage, laps, cars, null, wait, null))
        .thenRejected(Reason.INVALID_CONFIG);
  }
}
