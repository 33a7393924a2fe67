package dev.paddock.games.table;

import static dev.paddock.games.table.Tables.ANN;
import static dev.paddock.games.table.Tables.BOB;
import static dev.paddock.games.table.Tables.CLEO;
import static dev.paddock.games.table.Tables.DAN;
import static dev.paddock.games.table.Tables.create;
import static dev.paddock.games.table.Tables.detached;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.Actor;
import dev.paddock.core.Reason;
import dev.paddock.core.table.GamePlayer;
import dev.paddock.core.table.Status;
import dev.paddock.core.table.TableCommand;
import dev.paddock.core.table.TableCommand.CreateRoom;
import dev.paddock.core.table.TableCommand.JoinRoom;
import dev.paddock.core.table.TableCommand.LeaveRoom;
import dev.paddock.core.table.TableCommand.LeaveSpectate;
import dev.paddock.core.table.TableCommand.RejoinRoom;
import dev.paddock.core.table.TableCommand.SendChat;
import dev.paddock.core.table.TableCommand.Spectate;
import dev.paddock.core.table.TableEvent.PlayerRejoined;
import dev.paddock.core.table.TableEvent.RoomCreated;
import dev.paddock.core.table.TableEvent.RoomJoined;
import dev.paddock.core.table.TableEvent.SpectatorJoined;
import dev.paddock.core.table.TableEvent.SpectatorLeft;
import dev.paddock.core.table.TableLimits;
import dev.paddock.games.biggerdice.DiceMove.RollDice;
import dev.paddock.testkit.kind.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntranceTest {
  @Test
  void theCreatorIsHostAndFirstPlayer() {
    Tables.nothing()
        .when(new CreateRoom(ANN, "  My \u00a0 Duel ", null))
        .then(
            new RoomCreated("My Duel", "bigger_dice", 1, "ann", Scenario.START),
            new RoomJoined("My Duel", player(ANN, 5), 1, "ann"));
  }

  @Test
  void anAvatarInTheCommandWinsOverTheOneOfTheUser() {
    Tables.nothing()
        .whenAccepted(new CreateRoom(ANN, "Duel", 7))
        .thenState(table -> assertThat(table.player(1).avatarId()).isEqualTo(7));
  }

  @Test
  void aNameInUseIsRefused() {
    Tables.opened().when(create(BOB, "Duel")).thenRejected(Reason.ROOM_EXISTS);
    Tables.finished().when(create(BOB, "Duel")).thenRejected(Reason.ROOM_EXISTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "a\u0000b", "line\nbreak", "\ud800"})
  void aBadNameIsRefused(String name) {
    Tables.nothing().when(create(ANN, name)).thenRejected(Reason.INVALID_FIELD);
  }

  @Test
  void aNameHasAtMost64Characters() {
    Tables.nothing()
        .when(create(ANN, "n".repeat(64)))
        .thenKinds(RoomCreated.class, RoomJoined.class);
    Tables.nothing().when(create(ANN, "n".repeat(65))).thenRejected(Reason.INVALID_FIELD);
  }

  @Test
  void aNameIsFreeAgainWhenItsRoomIsClosed() {
    Tables.finished()
        .whenAccepted(Tables.close("replaced"))
        .when(create(DAN, "Duel"))
        .thenKinds(RoomCreated.class, RoomJoined.class)
        .thenState(table -> assertThat(table.present()).hasSize(1))
        .thenState(table -> assertThat(table.status()).isEqualTo(Status.WAITING));
  }

  @Test
  void aJoinerSitsDown() {
    Tables.opened()
        .when(new JoinRoom(BOB, 9))
        .then(new RoomJoined("Duel", player(BOB, 9), 1, "ann"));
  }

  @Test
  void whoSitsCannotJoinAgain() {
    Tables.seated().when(new JoinRoom(BOB, null)).thenRejected(Reason.ALREADY_IN_ROOM);
    Tables.running().when(new JoinRoom(BOB, null)).thenRejected(Reason.ALREADY_IN_ROOM);
  }

  @Test
  void aFullRoomTakesNobody() {
    Tables.seated().when(new JoinRoom(DAN, null)).thenRejected(Reason.ROOM_FULL);
  }

  @Test
  void aRunningOrFinishedGameTakesNobody() {
    Tables.running().when(new JoinRoom(DAN, null)).thenRejected(Reason.GAME_ALREADY_STARTED);
    Tables.finished().when(new JoinRoom(DAN, null)).thenRejected(Reason.GAME_ALREADY_STARTED);
    Tables.finished().when(new JoinRoom(BOB, null)).thenRejected(Reason.GAME_ALREADY_STARTED);
  }

  @Test
  void aSpectatorWhoSitsDownWatchesNoMore() {
    Tables.opened()
        .whenAccepted(new Spectate(CLEO))
        .when(new JoinRoom(CLEO, null))
        .then(new SpectatorLeft(3, "cleo"), new RoomJoined("Duel", player(CLEO, null), 1, "ann"))
        .thenState(table -> assertThat(table.spectators()).isEmpty());
  }

  @Test
  void whoeverJoinsAnEmptyRoomIsItsHost() {
    Tables.opened()
        .whenAccepted(new LeaveRoom(ANN))
        .when(new JoinRoom(BOB, null))
        .then(new RoomJoined("Duel", player(BOB, null), 2, "bob"))
        .thenState(table -> assertThat(table.about().hostId()).isEqualTo(2));
  }

  @Test
  void comingBackIsSaidOnlyWhereGoingWasSaid() {
    Tables.seated().when(new RejoinRoom(BOB)).thenNothing();
    Tables.seated()
        .whenAccepted(detached(BOB))
        .when(new RejoinRoom(BOB))
        .then(new PlayerRejoined(2, "bob"))
        .when(new RejoinRoom(BOB))
        .thenNothing();
  }

  @Test
  void onlyPlayersComeBack() {
    Tables.running().when(new RejoinRoom(DAN)).thenRejected(Reason.NOT_IN_ROOM);
    Tables.running().when(new RejoinRoom(CLEO)).thenRejected(Reason.NOT_A_PLAYER);
    Tables.finished().when(new RejoinRoom(BOB)).thenRejected(Reason.NOT_IN_ROOM);
  }

  @Test
  void anybodyMayWatchAtAnyTime() {
    Tables.opened().when(new Spectate(DAN)).then(new SpectatorJoined(4, "dan"));
    Tables.running().when(new Spectate(DAN)).then(new SpectatorJoined(4, "dan"));
    Tables.finished().when(new Spectate(DAN)).then(new SpectatorJoined(4, "dan"));
  }

  @Test
  void watchingTwiceChangesNothing() {
    Tables.watched().when(new Spectate(CLEO)).thenNothing();
  }

  @Test
  void aPlayerCannotWatchHisOwnTable() {
    Tables.seated().when(new Spectate(ANN)).thenRejected(Reason.ALREADY_IN_ROOM);
  }

  @Test
  void whoLeftHisGameMayWatchHowItIsRead() {
    Tables.finished().when(new Spectate(BOB)).then(new SpectatorJoined(2, "bob"));
  }

  @Test
  void aRoomHasAThousandSpectatorsAtMost() {
    var story = Tables.opened();
    for (int i = 0; i < TableLimits.SPECTATORS; i++) {
      story.given(new SpectatorJoined(100 + i, "viewer" + i));
    }
    story.when(new Spectate(CLEO)).thenRejected(Reason.ROOM_FULL);
  }

  @ParameterizedTest
  @MethodSource("commandsOfBob")
  void commandsForARoomThatDoesNotExistFindNothing(TableCommand command) {
    Tables.nothing().when(command).thenRejected(Reason.ROOM_NOT_FOUND);
  }

  @ParameterizedTest
  @MethodSource("commandsOfBob")
  void commandsForARoomThatIsClosedFindNothing(TableCommand command) {
    Tables.finished()
        .whenAccepted(Tables.close("replaced"))
        .when(command)
        .thenRejected(Reason.ROOM_NOT_FOUND);
  }

  static TableCommand[] commandsOfBob() {
    return new TableCommand[] {
      new JoinRoom(BOB, null),
      new LeaveRoom(BOB),
      new RejoinRoom(BOB),
      Tables.ready(BOB),
      new Spectate(BOB),
      new LeaveSpectate(BOB),
      new SendChat(BOB, "hello"),
      new RollDice(BOB)
    };
  }

  private static GamePlayer player(Actor actor, Integer avatarId) {
    return new GamePlayer(
        actor.userId(), actor.username(), avatarId, 0, false, Scenario.START, true, null, false);
  }
}
