package dev.paddock.games.table;

import static dev.paddock.games.table.Tables.ANN;
import static dev.paddock.games.table.Tables.BOB;
import static dev.paddock.games.table.Tables.CLEO;
import static dev.paddock.games.table.Tables.DAN;
import static dev.paddock.games.table.Tables.VIEW;
import static dev.paddock.games.table.Tables.ready;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.Reason;
import dev.paddock.core.Signal;
import dev.paddock.core.Watch;
import dev.paddock.core.table.Status;
import dev.paddock.core.table.TableCommand.JoinRoom;
import dev.paddock.core.table.TableCommand.LeaveRoom;
import dev.paddock.core.table.TableCommand.LeaveSpectate;
import dev.paddock.core.table.TableCommand.SendChat;
import dev.paddock.core.table.TableCommand.Signalled;
import dev.paddock.core.table.TableEvent.ChatMessage;
import dev.paddock.core.table.TableEvent.GameAborted;
import dev.paddock.core.table.TableEvent.GameEnded;
import dev.paddock.core.table.TableEvent.PlayerLeft;
import dev.paddock.core.table.TableEvent.RoomClosed;
import dev.paddock.core.table.TableEvent.SpectatorLeft;
import dev.paddock.games.biggerdice.DiceMove.RollDice;
import dev.paddock.testkit.kind.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeavingTest {
  @Test
  void thePlayerWhoLeavesAWaitingRoomHasNoSeatAnyMore() {
    Tables.seated()
        .when(new LeaveRoom(BOB))
        .then(new PlayerLeft(2, "bob", "left", 1, "ann", Scenario.START))
        .thenState(table -> assertThat(table.seats()).hasSize(1));
  }

  @Test
  void theHostPassesOn() {
    Tables.seated()
        .when(new LeaveRoom(ANN))
        .then(new PlayerLeft(1, "ann", "left", 2, "bob", Scenario.START))
        .thenState(table -> assertThat(table.about().hostUsername()).isEqualTo("bob"));
  }

  @Test
  void whoLeavesARunningGameForfeitsItAtOnce() {
    var story = Tables.running().when(new LeaveRoom(ANN));

    story.thenKinds(PlayerLeft.class, GameEnded.class);
    var result = ((GameEnded) story.events().getLast()).result();
    assertThat(result.winnerId()).isEqualTo(2);
    assertThat(result.reason()).isEqualTo("forfeit");
    assertThat(result.finalScores()).hasSize(2);
    assertThat(story.state().status()).isEqualTo(Status.FINISHED);
  }

  @Test
  void whoLeftAGameStaysInItsListButIsNobodyInTheRoom() {
    var table = Tables.finished().state();

    assertThat(table.player(2).left()).isTrue();
    assertThat(table.present()).extracting(it -> it.userId()).containsExactly(1L);
    assertThat(VIEW.watches(table)).extracting(Watch::userId).containsExactly(1L, 3L);
  }

  @Test
  void leavingAFinishedGameChangesNoResult() {
    Tables.finished().when(new LeaveRoom(ANN)).thenKinds(PlayerLeft.class);
  }

  @Test
  void onlyPlayersLeaveTheRoomAndOnlySpectatorsStopWatching() {
    Tables.watched().when(new LeaveRoom(CLEO)).thenRejected(Reason.NOT_A_PLAYER);
    Tables.watched().when(new LeaveRoom(DAN)).thenRejected(Reason.NOT_IN_ROOM);
    Tables.watched().when(new LeaveSpectate(ANN)).thenRejected(Reason.NOT_IN_ROOM);
    Tables.watched().when(new LeaveSpectate(CLEO)).then(new SpectatorLeft(3, "cleo"));
  }

  @Test
  void spectatorsMayOnlyChat() {
    Tables.running().when(ready(CLEO)).thenRejected(Reason.NOT_A_PLAYER);
    Tables.running().when(new RollDice(CLEO)).thenRejected(Reason.NOT_A_PLAYER);
    Tables.running()
        .when(new SendChat(CLEO, "good luck"))
        .then(new ChatMessage(3, "cleo", "good luck", Scenario.START));
  }

  @Test
  void strangersMayNothing() {
    Tables.running().when(ready(DAN)).thenRejected(Reason.NOT_IN_ROOM);
    Tables.running().when(new RollDice(DAN)).thenRejected(Reason.NOT_IN_ROOM);
    Tables.running().when(new SendChat(DAN, "hello")).thenRejected(Reason.NOT_IN_ROOM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t"})
  void anEmptyLineIsNotSaid(String text) {
    Tables.seated().when(new SendChat(ANN, text)).thenRejected(Reason.INVALID_FIELD);
  }

  @Test
  void aLineHas500CharactersAtMostHoweverManyUnitsTheyTake() {
    Tables.seated().when(new SendChat(ANN, "🎲".repeat(500))).thenKinds(ChatMessage.class);
    Tables.seated().when(new SendChat(ANN, "x".repeat(501))).thenRejected(Reason.INVALID_FIELD);
  }

  @Test
  void aRoomKeepsTheNewest50Lines() {
    var story = Tables.seated();
    for (int i = 1; i <= 60; i++) {
      story.whenAccepted(new SendChat(ANN, "line " + i));
    }
    assertThat(story.state().chat()).hasSize(50);
    assertThat(story.state().chat().getFirst().text()).isEqualTo("line 11");
    assertThat(story.state().chat().getLast().text()).isEqualTo("line 60");
  }

  @Test
  void theEngineCanRemoveAUser() {
    var evict = new Signal.Evict(2, "already_in_room");
    Tables.seated()
        .when(new Signalled(evict))
        .then(new PlayerLeft(2, "bob", "already_in_room", 1, "ann", Scenario.START));
    Tables.running().when(new Signalled(evict)).thenKinds(PlayerLeft.class, GameEnded.class);
    Tables.opened().when(new Signalled(evict)).thenNothing();
    Tables.watched()
        .when(new Signalled(new Signal.Evict(3, "kicked")))
        .then(new SpectatorLeft(3, "cleo"));
  }

  @Test
  void aReplacedRoomSaysSoAndIsOver() {
    Tables.finished()
        .when(Tables.close("replaced"))
        .then(new RoomClosed("replaced"))
        .thenState(table -> assertThat(VIEW.closed(table)).isTrue())
        .thenState(table -> assertThat(VIEW.watches(table)).isEmpty())
        .when(Tables.close("replaced"))
        .thenNothing();
  }

  @Test
  void aRoomClosedFromOutsideAbortsItsGame() {
    Tables.running()
        .when(Tables.close("quarantined"))
        .then(new GameAborted("quarantined"), new RoomClosed("abandoned"))
        .thenState(table -> assertThat(table.status()).isEqualTo(Status.ABANDONED));
    Tables.seated()
        .when(Tables.close("operator"))
        .then(new GameAborted("operator"), new RoomClosed("abandoned"));
    Tables.finished().when(Tables.close("operator")).then(new RoomClosed("ended"));
  }

  @Test
  void theSeatOfALeaverIsFreeForAnother() {
    Tables.seated()
        .whenAccepted(new LeaveRoom(BOB))
        .whenAccepted(new JoinRoom(DAN, null))
        .thenState(table -> assertThat(VIEW.seats(table)).containsExactlyInAnyOrder(1L, 4L));
  }
}
