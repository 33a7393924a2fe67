package dev.paddock.races.race;

import static dev.paddock.races.race.Races.ANN;
import static dev.paddock.races.race.Races.BOB;
import static dev.paddock.races.race.Races.CLEO;
import static dev.paddock.races.race.Races.attached;
import static dev.paddock.races.race.Races.counting;
import static dev.paddock.races.race.Races.detached;
import static dev.paddock.races.race.Races.finished;
import static dev.paddock.races.race.Races.opened;
import static dev.paddock.races.race.Races.over;
import static dev.paddock.races.race.Races.racing;
import static dev.paddock.races.race.Races.ready;
import static dev.paddock.races.race.Races.said;
import static dev.paddock.races.race.Races.seated;
import static dev.paddock.races.race.Races.wakeUp;
import static dev.paddock.races.race.Races.woken;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.Reason;
import dev.paddock.core.Signal;
import dev.paddock.core.rating.Rating;
import dev.paddock.core.run.Run;
import dev.paddock.races.race.RaceCommand.LeaveRace;
import dev.paddock.races.race.RaceCommand.RejoinRace;
import dev.paddock.races.race.RaceCommand.Reported;
import dev.paddock.races.race.RaceCommand.SendChat;
import dev.paddock.races.race.RaceCommand.Signalled;
import dev.paddock.races.race.RaceCommand.Spectate;
import dev.paddock.races.race.run.RaceSpec;
import dev.paddock.races.race.run.Said;
import dev.paddock.testkit.kind.Scenario;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunningRaceTest {
  @Test
  void theRunIsAskedForFromTheCountdownToTheEnd() {
    assertThat(Races.KIND.run(seated().state())).isNull();
    var run = Races.KIND.run(counting().state());

    assertThat(run).isNotNull();
    assertThat(run.startAt()).isEqualTo(Scenario.START.plusSeconds(3));
    var spec = (RaceSpec) run.spec();
    assertThat(spec.cars()).extracting(RaceSpec.Car::id).containsExactly(1, 2, 3, 4);
    assertThat(spec.cars()).extracting(RaceSpec.Car::userId).containsExactly(0L, 0L, 1L, 2L);
    assertThat(Races.KIND.run(racing().state())).isEqualTo(run);
    assertThat(Races.KIND.run(finished().state())).isNull();
  }

  @Test
  void aReportIsHeardOnce() {
    var race = racing();
    var lap = said(race.state(), 1, new Said.Lap(3, 1, 50.5));

    race.whenAccepted(lap).then(new RaceEvent.Lap(1, 600, 3, 1, 50.5));
    race.whenAccepted(lap).thenNothing();
    assertThat(Races.KIND.reported(race.state())).isEqualTo(1);
    var foreign = new Reported("another", lap.report());
    race.whenAccepted(foreign).thenNothing();
  }

  @Test
  void everyReportHasItsMessage() {
    var race = racing();
    var told =
        List.of(
            new Said.Checkpoint(3, 2, 9.5),
            new Said.Sector(3, 1, 9.5),
            new Said.Collision(3, 4, 5.5),
            new Said.Collision(3, Said.WALL, 5.5),
            new Said.WrongWay(3, true),
            new Said.Shortcut(3, 6.5),
            new Said.Finished(3, 1, 99.5),
            new Said.Retired(1));
    for (int i = 0; i < told.size(); i++) {
      race.whenAccepted(said(race.state(), i + 1, told.get(i)));
      assertThat(race.events()).hasSize(1);
    }
    race.then(new RaceEvent.CarRetired(8, 600, 1, 0));
    assertThat(race.state().reported()).isEqualTo(8);
  }

  @Test
  void theResultsHavePointsAndRatings() {
    var race = finished();
    var end = (RaceEvent.RaceEnd) race.events().getFirst();

    assertThat(race.state().status()).isEqualTo(Status.FINISHED);
    assertThat(end.results()).extracting(ResultRow::userId).containsExactly(1L, 2L, 0L, 0L);
    assertThat(end.results()).extracting(ResultRow::pointsEarned).containsExactly(30, 26, 20, 0);
    assertThat(end.results()).extracting(ResultRow::dnf).containsExactly(false, false, false, true);
    assertThat(end.results().get(0).rating().mu()).isPositive();
    assertThat(end.results().get(2).rating()).isEqualTo(Rating.Change.NONE);
    assertThat(end.replayId()).isEqualTo("room_story-epoch1");
    assertThat(end.stage()).startsWith("seed-");
    race.whenAccepted(over(racing().state(), 2)).thenNothing();
  }

  @Test
  void aFinishedRaceCanBeReadForAWhile() {
    var race = finished();

    assertThat(Races.KIND.view().listed(race.state())).isFalse();
    assertThat(Races.KIND.view().seats(race.state())).isEmpty();
    assertThat(Races.KIND.view().replaceable(race.state())).isTrue();
    race.whenAccepted(new SendChat(ANN, "gg")).thenKinds(RaceEvent.ChatMessage.class);
    var ended = race.now();
    woken(race).then(new RaceEvent.RaceClosed("ended"));
    assertThat(race.now()).isEqualTo(ended.plus(RaceLimits.FINISHED_RACE));
  }

  @Test
  void whoLeavesUnderWayGivesUp() {
    var race = racing();
    assertThat(Races.KIND.orders(race.state())).isEmpty();
    race.whenAccepted(new LeaveRace(BOB)).thenKinds(RaceEvent.DriverLeft.class);

    assertThat(race.state().grid()).hasSize(4);
    assertThat(Races.KIND.orders(race.state())).containsExactly(1, 0b1000);
    assertThat(Races.KIND.view().seats(race.state())).containsExactly(1L);
    race.when(new LeaveRace(BOB)).thenRejected(Reason.NOT_IN_ROOM);
  }

  @Test
  void aDisconnectedDriverKeepsTheCarForAWhile() {
    var race = racing().whenAccepted(detached(BOB));
    race.thenKinds(RaceEvent.DriverDisconnected.class);
    race.whenAccepted(detached(BOB)).thenNothing();
    race.whenAccepted(attached(BOB)).then(new RaceEvent.DriverRejoined(2, "bob"));
    race.whenAccepted(attached(BOB)).thenNothing();

    race.whenAccepted(detached(BOB)).whenAccepted(new RejoinRace(BOB));
    race.then(new RaceEvent.DriverRejoined(2, "bob"));
    woken(race.whenAccepted(detached(BOB))).thenKinds(RaceEvent.DriverLeft.class);
    assertThat(((RaceEvent.DriverLeft) race.events().getFirst()).reason()).isEqualTo("timeout");
  }

  @Test
  void spectatorsMayOnlyChat() {
    var race = racing().whenAccepted(new Spectate(CLEO)).thenKinds(RaceEvent.SpectatorJoined.class);
    race.whenAccepted(new Spectate(CLEO)).thenNothing();
    race.when(ready(CLEO)).thenRejected(Reason.NOT_A_PLAYER);
    race.when(new RejoinRace(CLEO)).thenRejected(Reason.NOT_A_PLAYER);
    race.whenAccepted(new SendChat(CLEO, "go")).thenKinds(RaceEvent.ChatMessage.class);
    race.whenAccepted(new LeaveRace(CLEO)).thenKinds(RaceEvent.SpectatorLeft.class);
    race.when(new SendChat(CLEO, "go")).thenRejected(Reason.NOT_IN_ROOM);
    race.when(new Spectate(ANN)).thenRejected(Reason.ALREADY_IN_ROOM);
  }

  @Test
  void blankAndEndlessTextsAreRefused() {
    seated().when(new SendChat(ANN, " ")).thenRejected(Reason.INVALID_FIELD);
    seated().when(new SendChat(ANN, "x".repeat(501))).thenRejected(Reason.INVALID_FIELD);
  }

  @Test
  void theEngineMayEndARace() {
    racing()
        .whenAccepted(new Signalled(new Signal.Close("quarantined")))
        .then(new RaceEvent.RaceAborted("quarantined"), new RaceEvent.RaceClosed("abandoned"));
    finished()
        .whenAccepted(new Signalled(new Signal.Close("replaced")))
        .then(new RaceEvent.RaceClosed("replaced"));
    seated()
        .whenAccepted(new Signalled(new Signal.Evict(2, "already_in_room")))
        .thenKinds(RaceEvent.DriverLeft.class);
  }

  @Test
  void aRunThatNeverEndsIsGivenUp() {
    var race = racing();
    var start = race.state().started();
    woken(race).then(new RaceEvent.RaceAborted("stalled"), new RaceEvent.RaceClosed("abandoned"));
    assertThat(Duration.between(start.startAt(), race.now()))
        .isEqualTo(Duration.ofSeconds(start.limitTicks() / 60).plus(RaceLimits.STALLED));
  }

  @Test
  void anOldWakeUpChangesNothing() {
    var race = counting();
    race.whenAccepted(Races.wake(wakeUp(race.state()).minusMillis(1))).thenNothing();
  }

  @Test
  void onlyDriversSayThatTheyAreReady() {
    opened().when(ready(BOB)).thenRejected(Reason.NOT_IN_ROOM);
    racing().when(ready(ANN)).thenRejected(Reason.GAME_ALREADY_STARTED);
  }

  @Test
  void runsOfTheSameRaceAreNamedByItsEpoch() {
    Run run = Races.KIND.run(counting().state());

    assertThat(run.id()).isEqualTo("room_story-" + Scenario.EPOCH);
  }
}
