package dev.paddock.games.liarsdice;

import static dev.paddock.games.liarsdice.Bluffs.bid;
import static dev.paddock.games.liarsdice.Bluffs.call;
import static dev.paddock.games.liarsdice.Bluffs.dealt;
import static dev.paddock.games.table.Tables.ANN;
import static dev.paddock.games.table.Tables.BOB;
import static dev.paddock.games.table.Tables.CLEO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.Reason;
import dev.paddock.core.table.TableCommand.LeaveRoom;
import dev.paddock.core.table.TableEvent.GameEnded;
import dev.paddock.core.table.TableEvent.PlayerLeft;
import dev.paddock.core.table.TableEvent.TurnChanged;
import dev.paddock.games.liarsdice.LiarsEvent.Called;
import org.junit.jupiter.api.Test;

class LiarsLeavingTest {
  @Test
  void theTurnOfALeaverPasses() {
    var story = dealt("11111", "22222", "33333").when(new LeaveRoom(ANN));

    story.thenKinds(PlayerLeft.class, TurnChanged.class);
    assertThat(story.state().turn().userId()).isEqualTo(BOB.userId());
  }

  @Test
  void whoIsNotToActLeavesTheTurnAsItIs() {
    var story = dealt("11111", "22222", "33333").when(new LeaveRoom(CLEO));

    story.thenKinds(PlayerLeft.class);
    assertThat(story.state().turn().userId()).isEqualTo(ANN.userId());
  }

  @Test
  void theDiceOfALeaverCountNoMore() {
    var story = dealt("11111", "22222", "33333").whenAccepted(new LeaveRoom(CLEO));

    story.when(bid(ANN, 11, 1)).thenRejected(Reason.INVALID_FIELD);
    story.whenAccepted(bid(ANN, 1, 3)).whenAccepted(call(BOB));
    var called = (Called) story.events().getFirst();
    assertThat(called.count()).isZero();
    assertThat(called.loserId()).isEqualTo(ANN.userId());
    assertThat(called.hands()).extracting(Cups.Hand::userId).containsExactly(1L, 2L);
  }

  @Test
  void theBidOfALeaverGoesWithHim() {
    var story = dealt("11111", "22222", "33333").whenAccepted(bid(ANN, 5, 5));
    story.whenAccepted(new LeaveRoom(ANN));

    story.when(call(BOB)).thenRejected(Reason.INVALID_FIELD);
    story.when(bid(BOB, 1, 1)).thenKinds(LiarsEvent.BidMade.class, TurnChanged.class);
  }

  @Test
  void theLastOneLeftWinsByForfeit() {
    var story = dealt("11111", "22222").when(new LeaveRoom(ANN));

    story.thenKinds(PlayerLeft.class, GameEnded.class);
    assertThat(((GameEnded) story.events().getLast()).result().reason()).isEqualTo("forfeit");
    assertThat(((GameEnded) story.events().getLast()).result().winnerId()).isEqualTo(2);
  }

  @Test
  void whoIsOutAndStaysDoesNotKeepAGameAlive() {
    var story = dealt("1", "22", "33").whenAccepted(bid(ANN, 5, 6)).whenAccepted(call(BOB));

    story.when(new LeaveRoom(BOB)).thenKinds(PlayerLeft.class, GameEnded.class);
    assertThat(((GameEnded) story.events().getLast()).result().winnerId()).isEqualTo(3);
  }

  @Test
  void whoIsOutMayLeaveWithoutChangingTheGame() {
    var story = dealt("1", "22", "33").whenAccepted(bid(ANN, 5, 6)).whenAccepted(call(BOB));

    story.when(new LeaveRoom(ANN)).thenKinds(PlayerLeft.class);
    assertThat(story.state().isRunning()).isTrue();
  }
}
