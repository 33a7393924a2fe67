package dev.paddock.games.table;

import static dev.paddock.games.table.Tables.ANN;
import static dev.paddock.games.table.Tables.BOB;
import static dev.paddock.games.table.Tables.CLEO;
import static dev.paddock.games.table.Tables.VIEW;
import static dev.paddock.games.table.Tables.create;
import static dev.paddock.games.table.Tables.ready;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.Head;
import dev.paddock.core.View.Audience;
import dev.paddock.core.table.GameRoom;
import dev.paddock.core.table.Table;
import dev.paddock.core.table.TableCommand;
import dev.paddock.core.table.TableCommand.JoinRoom;
import dev.paddock.core.table.TableCommand.Spectate;
import dev.paddock.core.table.TableEvent;
import dev.paddock.core.table.TableEvent.Ending;
import dev.paddock.core.table.TableEvent.RoomCreated;
import dev.paddock.core.table.TableEvent.RoomJoined;
import dev.paddock.games.biggerdice.Dice;
import dev.paddock.games.tinygame.CardGuess;
import dev.paddock.games.tinygame.CardGuessEvent.Dealt;
import dev.paddock.games.tinygame.CardGuessEvent.DealtCount;
import dev.paddock.games.tinygame.CardGuessEvent.OwnCard;
import dev.paddock.games.tinygame.Cards;
import dev.paddock.testkit.kind.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewTest {
  private static final Head HEAD = new Head("e1", 9);
  private static final CardGuess CARDS = new CardGuess();

  @Test
  void theCreationIsToldToTheCreatorOnly() {
    var events = Tables.nothing().whenAccepted(create(ANN, "Duel")).events();

    assertThat(VIEW.audience((RoomCreated) events.getFirst())).isEqualTo(Audience.ASKER);
    assertThat(VIEW.audience((RoomJoined) events.getLast())).isEqualTo(Audience.ROOM);
  }

  @Test
  void aWaitingRoomShowsWhoSitsAndWhoWatches() {
    var room = document(Tables.watched().whenAccepted(Tables.detached(BOB)).state());

    assertThat(room.status()).isEqualTo("waiting");
    assertThat(room.roomName()).isEqualTo("Duel");
    assertThat(room.hostUsername()).isEqualTo("ann");
    assertThat(room.players()).extracting(it -> it.isOnline()).containsExactly(true, false);
    assertThat(room.players().getLast().seatUntil()).isEqualTo(Scenario.START.plusSeconds(60));
    assertThat(room.spectators()).containsExactly(3L);
    assertThat(room.playerCount()).isEqualTo(2);
    assertThat(room.maxPlayers()).isEqualTo(2);
    assertThat(room.progress().currentTurn()).isNull();
    assertThat(room.progress().commitment()).isNull();
    assertThat(room.seq()).isEqualTo(9);
    assertThat(room.epoch()).isEqualTo("e1");
  }

  @Test
  void aRunningGameShowsItsTurnAndHidesItsSecret() {
    var story = Tables.running();
    var progress = document(story.state()).progress();

    assertThat(progress.currentTurn()).isEqualTo(story.state().turn().userId());
    assertThat(progress.firstTurn()).isEqualTo(progress.currentTurn());
    assertThat(progress.turnNumber()).isEqualTo(1);
    assertThat(progress.turnDeadline()).isEqualTo(Scenario.START.plusSeconds(30));
    assertThat(progress.commitment()).hasSize(64);
    assertThat(progress.secret()).isNull();
  }

  @Test
  void aFinishedGameShowsItsResultAndItsSecret() {
    var story = Tables.finished();
    var room = document(story.state());

    assertThat(room.status()).isEqualTo("finished");
    assertThat(room.players()).extracting(it -> it.hasLeft()).containsExactly(false, true);
    assertThat(room.playerCount()).isEqualTo(1);
    assertThat(room.progress().winnerId()).isEqualTo(1);
    assertThat(room.progress().endReason()).isEqualTo("forfeit");
    assertThat(room.progress().currentTurn()).isNull();
    assertThat(room.progress().secret()).isEqualTo(story.state().played().secret());
    assertThat(room.game()).isEqualTo(new Dice(List.of(), List.of()));
  }

  @Test
  void theEndTellsScoresAsListsOfIdNameAndScore() {
    var story = Tables.running().whenAccepted(new TableCommand.LeaveRoom(BOB));
    var ending = (Ending) VIEW.message(story.state(), story.events().getLast());

    assertThat(ending.finalScores()).containsExactly(List.of(1L, "ann", 0), List.of(2L, "bob", 0));
    assertThat(ending.winnerUsername()).isEqualTo("ann");
  }

  @Test
  void aHiddenHandIsShownToItsOwnerAndToNobodyElse() {
    var story = cards();
    var dealt = (Dealt) story.events().getLast();
    var view = CARDS.view();

    assertThat(view.message(story.state(), dealt)).isEqualTo(new DealtCount(2));
    assertThat(view.privateMessages(story.state(), dealt)).containsOnlyKeys(1L, 2L);
    for (var hand : dealt.hands()) {
      var own = new OwnCard(2, hand.card());
      assertThat(view.privateMessages(story.state(), dealt)).containsEntry(hand.userId(), own);
      var document = view.privateDocuments(story.state(), Scenario.ROOM, HEAD).get(hand.userId());
      assertThat(((GameRoom) document).game()).isEqualTo(own);
    }
  }

  @Test
  void onlyWhatIsHiddenHasPrivateForms() {
    var story = cards();
    var started = story.events().get(1);

    assertThat(CARDS.view().privateMessages(story.state(), started)).isEmpty();
    assertThat(VIEW.privateDocuments(Tables.running().state(), Scenario.ROOM, HEAD)).isEmpty();
  }

  private static Scenario<TableCommand, Table<Cards>, TableEvent> cards() {
    return Scenario.of(CARDS.decider())
        .whenAccepted(create(ANN, "Cards"))
        .whenAccepted(new JoinRoom(BOB, null))
        .whenAccepted(new Spectate(CLEO))
        .whenAccepted(ready(ANN))
        .whenAccepted(ready(BOB));
  }

  private static GameRoom document(Table<Dice> table) {
    return (GameRoom) VIEW.document(table, Scenario.ROOM, HEAD);
  }
}
