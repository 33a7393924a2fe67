package dev.paddock.games.liarsdice;

import static dev.paddock.games.liarsdice.Bluffs.bid;
import static dev.paddock.games.liarsdice.Bluffs.call;
import static dev.paddock.games.liarsdice.Bluffs.dealt;
import static dev.paddock.games.liarsdice.Bluffs.running;
import static dev.paddock.games.liarsdice.Bluffs.turn;
import static dev.paddock.games.table.Tables.ANN;
import static dev.paddock.games.table.Tables.BOB;
import static dev.paddock.games.table.Tables.CLEO;
import static dev.paddock.games.table.Tables.DAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.Actor;
import dev.paddock.core.Reason;
import dev.paddock.core.table.Seat;
import dev.paddock.core.table.Table;
import dev.paddock.core.table.TableCommand.JoinRoom;
import dev.paddock.core.table.TableCommand.Spectate;
import dev.paddock.core.table.TableEvent;
import dev.paddock.core.table.TableEvent.GameEnded;
import dev.paddock.core.table.TableEvent.GameStarted;
import dev.paddock.core.table.TableEvent.PlayerReady;
import dev.paddock.core.table.TableEvent.TurnChanged;
import dev.paddock.games.liarsdice.LiarsEvent.BidMade;
import dev.paddock.games.liarsdice.LiarsEvent.Called;
import dev.paddock.games.liarsdice.LiarsEvent.Rolled;
import dev.paddock.games.table.Tables;
import dev.paddock.testkit.kind.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiarsDiceTest {
  private static final Instant DEADLINE = Scenario.START.plusSeconds(30);

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6})
  void everybodyStartsWithFiveDice(int players) {
    var story = running(players);

    story.thenKinds(PlayerReady.class, GameStarted.class, Rolled.class);
    assertThat(story.state().game().hands()).hasSize(players);
    assertThat(story.state().game().hands()).allSatisfy(it -> assertThat(it.dice()).hasSize(5));
    assertThat(story.state().seats()).extracting(Seat::score).containsOnly(5);
  }

  @Test
  void aSeventhPlayerFindsNoSeat() {
    var story = Scenario.of(Bluffs.KIND.decider()).whenAccepted(Tables.create(ANN, "Bluff"));
    Bluffs.ALL.subList(1, 6).forEach(it -> story.whenAccepted(new JoinRoom(it, null)));

    story.when(new JoinRoom(Actor.user(7, "gus"), null)).thenRejected(Reason.ROOM_FULL);
  }

  @Test
  void aBidPassesTheTurnToTheNextSeat() {
    dealt("11111", "22222", "33333")
        .when(bid(ANN, 2, 4))
        .then(new BidMade(1, 1, 1, "ann", 2, 4, false), new TurnChanged(BOB.userId(), 3, DEADLINE));
  }

  @ParameterizedTest
  @CsvSource({"4,1", "3,5", "3,6", "10,1"})
  void moreDiceOrAHigherFaceIsHigher(int quantity, int face) {
    dealt("11111", "22222")
        .whenAccepted(bid(ANN, 3, 4))
        .when(bid(BOB, quantity, face))
        .thenKinds(BidMade.class, TurnChanged.class);
  }

  @ParameterizedTest
  @CsvSource({"3,4", "3,3", "2,6", "11,1", "0,5", "-1,5", "4,0", "4,7"})
  void anyOtherBidIsRefused(int quantity, int face) {
    dealt("11111", "22222")
        .whenAccepted(bid(ANN, 3, 4))
        .when(bid(BOB, quantity, face))
        .thenRejected(Reason.INVALID_FIELD);
  }

  @Test
  void onlyWhoseTurnItIsBidsOrCalls() {
    var story = dealt("11111", "22222");
    story.when(bid(BOB, 1, 1)).thenRejected(Reason.NOT_YOUR_TURN);
    story.when(call(BOB)).thenRejected(Reason.NOT_YOUR_TURN);
    story.whenAccepted(new Spectate(CLEO));
    story.when(bid(CLEO, 1, 1)).thenRejected(Reason.NOT_A_PLAYER);
  }

  @Test
  void nobodyPlaysBeforeTheGame() {
    Scenario.of(Bluffs.KIND.decider())
        .whenAccepted(Tables.create(ANN, "Bluff"))
        .when(bid(ANN, 1, 1))
        .thenRejected(Reason.GAME_NOT_STARTED);
  }

  @Test
  void whereNobodyBidThereIsNothingToCall() {
    dealt("11111", "22222").when(call(ANN)).thenRejected(Reason.INVALID_FIELD);
  }

  @ParameterizedTest
  @CsvSource({"3,4,3,2", "2,4,3,2", "4,4,3,1", "1,1,2,2", "3,1,2,1"})
  void whoIsWrongLosesADieAndOnesAreNotWild(int quantity, int face, int count, long loser) {
    var story = dealt("44126", "41635").whenAccepted(bid(ANN, quantity, face)).when(call(BOB));

    story.thenKinds(Called.class, Rolled.class, TurnChanged.class);
    var called = (Called) story.events().getFirst();
    assertThat(called)
        .isEqualTo(new Called(2, 1, 2, 1, quantity, face, count, loser, 4, called.hands(), false));
    assertThat(called.hands()).isEqualTo(Bluffs.hands("44126", "41635").hands());
    assertThat(story.state().player(loser).score()).isEqualTo(4);
    assertThat(story.state().turn().userId()).isEqualTo(loser);
  }

  @Test
  void theNextRoundIsRolledWithTheDiceThatAreLeft() {
    var story = dealt("44126", "41635").whenAccepted(bid(ANN, 9, 2)).whenAccepted(call(BOB));
    var game = story.state().game();

    assertThat(game.round()).isEqualTo(2);
    assertThat(game.bids()).isEmpty();
    assertThat(game.calls()).hasSize(1);
    assertThat(game.hands()).extracting(it -> it.dice().size()).containsExactly(4, 5);
  }

  @Test
  void whoHasNoDiceIsOutAndTheNextSeatStarts() {
    var story = dealt("1", "22", "33").whenAccepted(bid(ANN, 5, 6)).whenAccepted(call(BOB));

    assertThat(story.state().player(1).score()).isZero();
    assertThat(story.state().turn().userId()).isEqualTo(BOB.userId());
    assertThat(story.state().game().hands()).extracting(Cups.Hand::userId).containsExactly(2L, 3L);
    story.when(bid(ANN, 1, 1)).thenRejected(Reason.NOT_YOUR_TURN);
    story.whenAccepted(bid(BOB, 1, 1)).whenAccepted(bid(CLEO, 1, 2));
    assertThat(turn(story.state())).isEqualTo(BOB);
  }

  @Test
  void theLastOneWithDiceWins() {
    var story = dealt("1", "22").whenAccepted(bid(ANN, 3, 6)).when(call(BOB));

    story.thenKinds(Called.class, GameEnded.class);
    var result = ((GameEnded) story.events().getLast()).result();
    assertThat(result.winnerId()).isEqualTo(2);
    assertThat(result.reason()).isEqualTo("score");
    assertThat(result.finalScores()).extracting(it -> it.score()).containsExactly(2, 0);
  }

  @Test
  void theServerBidsTheLeastForWhoSaysNothing() {
    dealt("11111", "22222")
        .after(Duration.ofSeconds(30))
        .when(Tables.wake(DEADLINE))
        .then(
            new BidMade(1, 1, 1, "ann", 1, 1, true),
            new TurnChanged(2, 3, DEADLINE.plusSeconds(30)));
  }

  @Test
  void theServerCallsForWhoSaysNothingToABid() {
    var story = dealt("44126", "41635").whenAccepted(bid(ANN, 9, 2));

    story.after(Duration.ofSeconds(30)).when(Tables.wake(DEADLINE));
    var called = (Called) story.events().getFirst();
    assertThat(called.auto()).isTrue();
    assertThat(called.callerId()).isEqualTo(2);
    assertThat(called.loserId()).isEqualTo(1);
  }

  @Test
  void theHighestBidOfAllCanOnlyBeCalled() {
    var story = dealt("1", "2").whenAccepted(bid(ANN, 2, 6));

    story.when(bid(BOB, 3, 1)).thenRejected(Reason.INVALID_FIELD);
    story.when(call(BOB)).thenKinds(Called.class, GameEnded.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6})
  void everyHandOfAGameFollowsFromItsSecret(int players) {
    var story = running(players);
    var hands = new ArrayList<Rolled>(rolls(story.events()));
    while (story.state().isRunning()) {
      var actor = turn(story.state());
      story.whenAccepted(story.state().game().bids().isEmpty() ? bid(actor, 1, 6) : call(actor));
      hands.addAll(rolls(story.events()));
    }
    var fair = story.state().fair();
    assertThat(hands).extracting(Rolled::round).hasSize(5 * players - lastDice(story.state()));
    assertThat(hands)
        .allSatisfy(
            roll ->
                assertThat(roll.hands())
                    .allSatisfy(
                        hand -> {
                          for (int i = 0; i < hand.dice().size(); i++) {
                            var place = roll.round() + ":" + hand.userId() + ":" + (i + 1);
                            assertThat(hand.dice().get(i)).isEqualTo(fair.die(place));
                          }
                        }));
  }

  @Test
  void aGameWithEveryTurnTimedOutStillEnds() {
    var story = running(4);
    while (story.state().isRunning()) {
      var due = story.state().turn().deadline();
      story.after(Duration.between(story.now(), due)).whenAccepted(Tables.wake(due));
    }
    assertThat(story.state().game().calls()).allMatch(Called::auto);
    assertThat(story.state().present()).filteredOn(it -> it.score() > 0).hasSize(1);
  }

  @Test
  void movesAreNumberedWithoutAGap() {
    var story = dealt("44126", "41635", "11111", "66666");
    story.whenAccepted(bid(ANN, 1, 1)).whenAccepted(bid(BOB, 1, 2)).whenAccepted(call(CLEO));
    var opener = turn(story.state());
    story.whenAccepted(bid(opener, 1, 1));

    assertThat(((BidMade) story.events().getFirst()).n()).isEqualTo(4);
    assertThat(opener).isIn(BOB, CLEO).isNotEqualTo(DAN);
  }

  private static int lastDice(Table<Cups> table) {
    return table.present().stream().mapToInt(Seat::score).sum();
  }

  private static List<Rolled> rolls(List<TableEvent> events) {
    return events.stream().filter(Rolled.class::isInstance).map(Rolled.class::cast).toList();
  }
}
