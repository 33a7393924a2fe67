package dev.paddock.games.biggerdice;

import static dev.paddock.games.table.Tables.ANN;
import static dev.paddock.games.table.Tables.BOB;
import static dev.paddock.games.table.Tables.ready;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.Actor;
import dev.paddock.core.Reason;
import dev.paddock.core.WakeUp;
import dev.paddock.core.table.Standing;
import dev.paddock.core.table.Status;
import dev.paddock.core.table.Table;
import dev.paddock.core.table.TableCommand;
import dev.paddock.core.table.TableEvent;
import dev.paddock.core.table.TableEvent.GameEnded;
import dev.paddock.core.table.TableEvent.TurnChanged;
import dev.paddock.games.biggerdice.DiceEvent.Rolled;
import dev.paddock.games.biggerdice.DiceEvent.RoundResult;
import dev.paddock.games.biggerdice.DiceMove.RollDice;
import dev.paddock.games.table.Tables;
import dev.paddock.testkit.kind.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BiggerDiceTest {
  private static final Instant NEXT_DEADLINE = Scenario.START.plusSeconds(30);

  @Test
  void nobodyRollsBeforeTheGameOrAfterIt() {
    Tables.seated().when(new RollDice(ANN)).thenRejected(Reason.GAME_NOT_STARTED);
    Tables.finished().when(new RollDice(ANN)).thenRejected(Reason.GAME_NOT_STARTED);
  }

  @Test
  void theFirstRollPassesTheTurnOn() {
    var story = Tables.running();
    var fair = story.state().fair();
    var opener = turn(story.state());
    var other = other(opener);

    story
        .when(new RollDice(opener))
        .then(
            new Rolled(opener.userId(), opener.username(), fair.die(1), 0, 1, false),
            new TurnChanged(other.userId(), 2, NEXT_DEADLINE));
  }

  @Test
  void outOfTurnIsRefused() {
    var story = Tables.running();
    story.when(new RollDice(other(turn(story.state())))).thenRejected(Reason.NOT_YOUR_TURN);
  }

  @Test
  void rollingTwiceInARoundIsRefused() {
    var story = Tables.running();
    var opener = turn(story.state());
    story
        .whenAccepted(new RollDice(opener))
        .when(new RollDice(opener))
        .thenRejected(Reason.ALREADY_ROLLED);
  }

  @Test
  void whoRolledSecondOpensTheNextRound() {
    var story = Tables.running();
    var second = other(turn(story.state()));
    story.whenAccepted(new RollDice(turn(story.state()))).when(new RollDice(second));

    story.thenKinds(Rolled.class, RoundResult.class, TurnChanged.class);
    assertThat(story.events().getLast())
        .isEqualTo(new TurnChanged(second.userId(), 3, NEXT_DEADLINE));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void theBiggerDieGetsThePointAndATieNobody(long chance) {
    var story = Tables.watched().chance(chance).whenAccepted(ready(ANN)).whenAccepted(ready(BOB));
    var scores = new long[3];
    while (story.state().isRunning()) {
      story.whenAccepted(new RollDice(turn(story.state())));
      story.events().forEach(event -> checkPoint(event, scores));
    }
    assertThat(Math.max(scores[1], scores[2])).isEqualTo(10);
  }

  @Test
  void tenPointsEndTheGameAndRevealTheSecret() {
    var story = playedOut();
    var ended = (GameEnded) story.events().getLast();
    var result = ended.result();

    story.thenKinds(Rolled.class, RoundResult.class, GameEnded.class);
    assertThat(result.reason()).isEqualTo("score");
    assertThat(result.finalScores().getFirst())
        .isEqualTo(new Standing(result.winnerId(), result.winnerUsername(), 10));
    assertThat(result.finalScores())
        .isSortedAccordingTo(Comparator.comparingInt(Standing::score).reversed());
    assertThat(ended.secret()).isEqualTo(story.state().played().secret());
    assertThat(story.state().status()).isEqualTo(Status.FINISHED);
  }

  @Test
  void everyRollFollowsFromTheSecret() {
    var table = playedOut().state();
    var fair = table.fair();

    assertThat(table.game().rolls()).isNotEmpty();
    assertThat(table.game().rolls())
        .allSatisfy(roll -> assertThat(roll.roll()).isEqualTo(fair.die(roll.n())));
    assertThat(table.game().rolls()).extracting(Dice.Roll::n).doesNotHaveDuplicates();
  }

  @Test
  void theServerRollsForWhoDoesNot() {
    var story = Tables.running();
    var opener = turn(story.state());
    var die = story.state().fair().die(1);

    assertThat(Tables.VIEW.wakeUp(story.state())).isEqualTo(new WakeUp(NEXT_DEADLINE, false));
    story
        .after(Duration.ofSeconds(30))
        .when(Tables.wake(NEXT_DEADLINE))
        .then(
            new Rolled(opener.userId(), opener.username(), die, 0, 1, true),
            new TurnChanged(other(opener).userId(), 2, NEXT_DEADLINE.plusSeconds(30)));
  }

  @Test
  void theTimeOfATurnStartsWhenItIsTakenEvenIfTheServerWasLate() {
    var story = Tables.running().after(Duration.ofSeconds(45)).when(Tables.wake(NEXT_DEADLINE));

    assertThat(((TurnChanged) story.events().getLast()).deadline())
        .isEqualTo(Scenario.START.plusSeconds(75));
  }

  @Test
  void aRollInTimeTakesTheDeadlineAway() {
    var story = Tables.running();
    story
        .after(Duration.ofSeconds(10))
        .whenAccepted(new RollDice(turn(story.state())))
        .after(Duration.ofSeconds(20))
        .when(Tables.wake(NEXT_DEADLINE))
        .thenNothing();
  }

  @Test
  void roundsNameThePlayersInSeatOrder() {
    var table = playedOut().state();

    assertThat(table.game().rounds())
        .allSatisfy(round -> assertThat(round.player1Id()).isEqualTo(1))
        .allSatisfy(round -> assertThat(round.player2Id()).isEqualTo(2))
        .allSatisfy(
            round ->
                assertThat(round.isTie()).isEqualTo(round.player1Roll() == round.player2Roll()));
  }

  @Test
  void aGameWithEveryTurnTimedOutStillEnds() {
    var story = Tables.running();
    var all = new ArrayList<TableEvent>();
    while (story.state().isRunning()) {
      var due = story.state().turn().deadline();
      story.after(Duration.between(story.now(), due)).whenAccepted(Tables.wake(due));
      all.addAll(story.events());
    }
    assertThat(all)
        .filteredOn(Rolled.class::isInstance)
        .allSatisfy(event -> assertThat(((Rolled) event).auto()).isTrue());
  }

  private static Scenario<TableCommand, Table<Dice>, TableEvent> playedOut() {
    var story = Tables.running();
    while (story.state().isRunning()) {
      story.whenAccepted(new RollDice(turn(story.state())));
    }
    return story;
  }

  /** Follows the score by the messages alone, as a client does. */
  private static void checkPoint(TableEvent event, long[] scores) {
    switch (event) {
      case RoundResult it -> {
        var winner = it.winnerId();
        assertThat(winner == null).isEqualTo(it.isTie());
        if (winner != null) {
          assertThat(winner == 1).isEqualTo(it.player1Roll() > it.player2Roll());
          scores[0] = ++scores[winner.intValue()];
        }
      }
      case Rolled it -> assertThat(it.newScore() - scores[(int) it.playerId()]).isIn(0L, 1L);
      case GameEnded it ->
          assertThat(it.result().finalScores())
              .allSatisfy(line -> assertThat(line.score()).isEqualTo(scores[(int) line.userId()]));
      default -> {}
    }
  }

  private static Actor turn(Table<Dice> table) {
    return table.turn().userId() == ANN.userId() ? ANN : BOB;
  }

  private static Actor other(Actor actor) {
    return actor.equals(ANN) ? BOB : ANN;
  }
}
