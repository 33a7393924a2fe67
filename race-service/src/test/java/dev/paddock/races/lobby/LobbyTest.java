package dev.paddock.races.lobby;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.Actor;
import dev.paddock.core.Reason;
import dev.paddock.core.RoomId;
import dev.paddock.core.Signal;
import dev.paddock.core.View;
import dev.paddock.races.lobby.LobbyCommand.KeepShow;
import dev.paddock.races.lobby.LobbyCommand.Note;
import dev.paddock.races.lobby.LobbyCommand.Phase;
import dev.paddock.races.lobby.LobbyCommand.QuickRace;
import dev.paddock.races.lobby.LobbyCommand.Signalled;
import dev.paddock.races.lobby.LobbyEvent.RaceFound;
import dev.paddock.races.lobby.LobbyEvent.RaceNoted;
import dev.paddock.races.lobby.LobbyEvent.ShowKept;
import dev.paddock.races.lobby.LobbyEvent.ShowWanted;
import dev.paddock.testkit.kind.Scenario;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LobbyTest {
  private static final LobbyKind KIND = new LobbyKind();

  private final Scenario<LobbyCommand, Lobby, LobbyEvent> lobby = Scenario.of(KIND.decider());

  @Test
  void whoComesFirstGetsANewRaceAndTheNextOnesTheSame() {
    var first = quick(1);
    var second = quick(2);

    assertThat(first.made()).isTrue();
    assertThat(second.made()).isFalse();
    assertThat(second.race()).isEqualTo(first.race());
    assertThat(second.command().name()).isEqualTo("Quick race 1");
    assertThat(first.command().type()).isEqualTo("enter_race");
  }

  @Test
  void anOpenRaceIsTakenFirst() {
    note("race_a", "Cup", 1, Phase.OPEN, 2);

    assertThat(quick(1).race()).isEqualTo("race_a");
    assertThat(quick(2).name()).isEqualTo("Cup");
    assertThat(quick(3).made()).isTrue();
  }

  @Test
  void aSeatIsHeldForAWhileOnly() {
    note("race_a", "Cup", 1, Phase.OPEN, 1);
    assertThat(quick(1).race()).isEqualTo("race_a");
    assertThat(quick(1).race()).isEqualTo("race_a");
    assertThat(quick(2).made()).isTrue();

    lobby.after(LobbyLimits.HOLD);
    assertThat(quick(3).race()).isEqualTo("race_a");
  }

  @Test
  void whatIsUnderWayOrOverIsNoOffer() {
    note("race_a", "Cup", 1, Phase.OPEN, 5);
    note("race_a", null, 4, Phase.RUNNING, 0);
    assertThat(lobby.state().offers()).isEmpty();

    note("race_b", "Bowl", 1, Phase.OPEN, 5);
    note("race_b", null, 9, Phase.OVER, 0);
    assertThat(quick(1).made()).isTrue();
  }

  @Test
  void anOldEventChangesNothing() {
    note("race_a", "Cup", 3, Phase.OPEN, 2);
    note("race_a", "Cup", 3, Phase.OPEN, 5);
    lobby.thenNothing();
    note("race_a", "Cup", 2, Phase.OPEN, 5);
    lobby.thenNothing();
    note("race_z", null, 2, Phase.OVER, 0);
    lobby.thenNothing();
    assertThat(lobby.state().offer("race_a").orElseThrow().free()).isEqualTo(2);
  }

  @Test
  void aRaceThatNeverCameIsForgotten() {
    var lost = quick(1);
    lobby.after(LobbyLimits.MAKING);

    assertThat(quick(2).race()).isNotEqualTo(lost.race());
  }

  @Test
  void aRaceWithoutANameIsNoOffer() {
    note("race_a", null, 3, Phase.OPEN, 2);

    assertThat(lobby.state().offers()).isEmpty();
  }

  @Test
  void theMemoryOfOffersIsBounded() {
    for (int i = 0; i < LobbyLimits.OFFERS + 10; i++) {
      note("race_" + i, "Race " + i, 1, Phase.OPEN, 2);
    }
    assertThat(lobby.state().offers()).hasSize(LobbyLimits.OFFERS);
  }

  @Test
  void onlyTheSystemTellsTheLobby() {
    var eve = Actor.user(9, "eve");
    lobby
        .when(new Note(eve, "race_a", "Cup", "e", 1, Phase.OPEN, 2))
        .thenRejected(Reason.FORBIDDEN);
    lobby.when(new KeepShow(eve)).thenRejected(Reason.FORBIDDEN);
  }

  @Test
  void onlookersAlwaysHaveARace() {
    assertThat(KIND.view().wakeUp(lobby.state())).isNull();
    lobby.whenAccepted(new KeepShow(Actor.SYSTEM)).thenKinds(ShowKept.class);
    lobby.whenAccepted(new KeepShow(Actor.SYSTEM)).thenNothing();

    var wanted = woken();
    assertThat(lobby.now()).isEqualTo(Scenario.START);
    note(wanted.race(), wanted.wanted().name(), 1, Phase.OPEN, 8);
    note(wanted.race(), null, 5, Phase.RUNNING, 0);
    lobby.after(Duration.ofMinutes(2));
    note(wanted.race(), null, 99, Phase.OVER, 0);
    var ended = lobby.now();

    var next = woken();
    assertThat(next.race()).isNotEqualTo(wanted.race());
    assertThat(lobby.now()).isEqualTo(ended.plus(LobbyLimits.BETWEEN_SHOWS));
  }

  @Test
  void aRaceForOnlookersThatNeverCameIsAskedForAgain() {
    lobby.whenAccepted(new KeepShow(Actor.SYSTEM));
    var lost = woken();
    var again = woken();

    assertThat(again.race()).isNotEqualTo(lost.race());
    assertThat(lobby.now()).isEqualTo(Scenario.START.plus(LobbyLimits.MAKING));
  }

  @Test
  void whereSomebodyWasSentIsToldToHimOnly() {
    assertThat(KIND.view().audience(quick(1))).isEqualTo(View.Audience.ASKER);
    assertThat(KIND.owns(LobbyKind.ROOM)).isTrue();
    assertThat(KIND.owns(new RoomId("race_lobby2"))).isFalse();
  }

  private RaceFound quick(long user) {
    lobby.whenAccepted(new QuickRace(Actor.user(user, "u" + user), null));
    return (RaceFound) lobby.events().getFirst();
  }

  private void note(String race, String name, long seq, Phase phase, int free) {
    lobby.whenAccepted(new Note(Actor.SYSTEM, race, name, "e", seq, phase, free));
    assertThat(lobby.events()).allMatch(RaceNoted.class::isInstance);
  }

  private ShowWanted woken() {
    var at = KIND.view().wakeUp(lobby.state()).at();
    lobby.after(Duration.between(lobby.now(), at));
    lobby.whenAccepted(new Signalled(new Signal.Wake(at)));
    return (ShowWanted) lobby.events().getFirst();
  }
}
