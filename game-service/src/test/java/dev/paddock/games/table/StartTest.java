package dev.paddock.games.table;

import static dev.paddock.games.table.Tables.ANN;
import static dev.paddock.games.table.Tables.BOB;
import static dev.paddock.games.table.Tables.CLEO;
import static dev.paddock.games.table.Tables.ready;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.Reason;
import dev.paddock.core.Seed;
import dev.paddock.core.table.ClientSeed;
import dev.paddock.core.table.Fair;
import dev.paddock.core.table.Status;
import dev.paddock.core.table.TableCommand.JoinRoom;
import dev.paddock.core.table.TableCommand.LeaveRoom;
import dev.paddock.core.table.TableCommand.Ready;
import dev.paddock.core.table.TableEvent.GameStarted;
import dev.paddock.core.table.TableEvent.PlayerReady;
import dev.paddock.games.tinygame.CardGuess;
import dev.paddock.games.tinygame.CardGuessEvent.Dealt;
import dev.paddock.testkit.kind.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartTest {
  @Test
  void theGameStartsWhenAllAreReady() {
    Tables.seated()
        .when(ready(BOB))
        .then(new PlayerReady(2, "bob", true, null))
        .when(ready(ANN))
        .thenKinds(PlayerReady.class, GameStarted.class)
        .thenState(table -> assertThat(table.status()).isEqualTo(Status.IN_PROGRESS));
  }

  @Test
  void onePlayerAloneDoesNotStartIt() {
    Tables.opened().when(ready(ANN)).thenKinds(PlayerReady.class);
  }

  @Test
  void readinessCanBeTakenBackWithItsSeed() {
    Tables.seated()
        .whenAccepted(new Ready(ANN, true, "ab"))
        .when(new Ready(ANN, false, null))
        .then(new PlayerReady(1, "ann", false, null))
        .when(ready(BOB))
        .thenKinds(PlayerReady.class)
        .thenState(table -> assertThat(table.status()).isEqualTo(Status.WAITING));
  }

  @Test
  void beingReadyTwiceChangesNothingUnlessTheSeedIsNew() {
    Tables.seated()
        .whenAccepted(new Ready(ANN, null, "ab"))
        .when(ready(ANN))
        .thenNothing()
        .when(new Ready(ANN, true, "cd"))
        .then(new PlayerReady(1, "ann", true, "cd"));
    Tables.seated().when(new Ready(ANN, false, null)).thenNothing();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "xyz", "0123456789abcdef0123456789abcdef0", "a b", "ａ"})
  void aSeedThatIsNotHexIsRefused(String seed) {
    Tables.seated().when(new Ready(ANN, true, seed)).thenRejected(Reason.INVALID_FIELD);
  }

  @Test
  void nobodyIsReadyAgainOnceItRuns() {
    Tables.running().when(ready(ANN)).thenRejected(Reason.GAME_ALREADY_STARTED);
    Tables.finished().when(ready(ANN)).thenRejected(Reason.GAME_ALREADY_STARTED);
  }

  @Test
  void theStartTellsTheCommitmentAndKeepsTheSecret() {
    var story =
        Tables.seated().whenAccepted(new Ready(BOB, true, "0B")).chance(77).when(ready(ANN));

    var started = (GameStarted) story.events().getLast();
    assertThat(started.secret()).isEqualTo(Seed.of(77));
    assertThat(started.epoch()).isEqualTo(Scenario.EPOCH);
    var opening = started.opening();
    assertThat(opening.commitment()).isEqualTo(Fair.commitment(Seed.of(77)));
    assertThat(opening.clientSeeds()).containsExactly(new ClientSeed(2, "0B"));
    assertThat(opening.players()).extracting(it -> it.username()).containsExactly("ann", "bob");
    assertThat(opening.turnNumber()).isEqualTo(1);
    assertThat(opening.deadline()).isEqualTo(Scenario.START.plusSeconds(30));
    assertThat(opening.firstTurn()).isIn(1L, 2L);
    assertThat(Tables.VIEW.message(story.state(), started)).isEqualTo(opening);
  }

  @Test
  void theOneNotReadyWhoLeavesLetsTheOthersStart() {
    Scenario.of(new CardGuess().decider())
        .whenAccepted(Tables.create(ANN, "Cards"))
        .whenAccepted(new JoinRoom(BOB, null))
        .whenAccepted(new JoinRoom(CLEO, null))
        .whenAccepted(ready(ANN))
        .whenAccepted(ready(BOB))
        .when(new LeaveRoom(CLEO))
        .thenState(table -> assertThat(table.status()).isEqualTo(Status.IN_PROGRESS))
        .thenState(table -> assertThat(table.game().hands()).hasSize(2));
  }

  @Test
  void whatTheGameTellsAtItsStartFollowsAtOnce() {
    Scenario.of(new CardGuess().decider())
        .whenAccepted(Tables.create(ANN, "Cards"))
        .whenAccepted(new JoinRoom(BOB, null))
        .whenAccepted(ready(ANN))
        .when(ready(BOB))
        .thenKinds(PlayerReady.class, GameStarted.class, Dealt.class);
  }
}
