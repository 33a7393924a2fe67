package dev.paddock.games.table;

import static dev.paddock.games.table.Tables.ANN;
import static dev.paddock.games.table.Tables.BOB;
import static dev.paddock.games.table.Tables.CLEO;
import static dev.paddock.games.table.Tables.create;
import static dev.paddock.games.table.Tables.ready;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.Actor;
import dev.paddock.core.table.Table;
import dev.paddock.core.table.TableCommand;
import dev.paddock.core.table.TableCommand.JoinRoom;
import dev.paddock.core.table.TableCommand.LeaveRoom;
import dev.paddock.core.table.TableEvent;
import dev.paddock.core.table.TableEvent.GameEnded;
import dev.paddock.core.table.TableEvent.PlayerLeft;
import dev.paddock.core.table.TableEvent.TurnChanged;
import dev.paddock.games.tinygame.CardGuess;
import dev.paddock.games.tinygame.Cards;
import dev.paddock.testkit.kind.Scenario;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreePlayersTest {
  private static final List<Actor> ALL = List.of(ANN, BOB, CLEO);

  @Test
  void theGameGoesOnWhenOneOfThreeLeaves() {
    var story = running();
    var idle = seat(story, 1);

    story.when(new LeaveRoom(idle)).thenKinds(PlayerLeft.class);
    assertThat(story.state().isRunning()).isTrue();
    assertThat(story.state().present()).hasSize(2);
  }

  @Test
  void theTurnOfALeaverPassesOn() {
    var story = running();
    var next = seat(story, 1);

    story.when(new LeaveRoom(seat(story, 0))).thenKinds(PlayerLeft.class, TurnChanged.class);
    assertThat(story.state().turn().userId()).isEqualTo(next.userId());
  }

  @Test
  void theLastOneLeftWins() {
    var story = running();
    var last = seat(story, 2);

    story
        .whenAccepted(new LeaveRoom(seat(story, 0)))
        .when(new LeaveRoom(seat(story, 0)))
        .thenKinds(PlayerLeft.class, GameEnded.class);
    var result = ((GameEnded) story.events().getLast()).result();
    assertThat(result.winnerId()).isEqualTo(last.userId());
    assertThat(result.finalScores()).hasSize(3);
  }

  /** The player whose turn comes after that many others. */
  private static Actor seat(Scenario<TableCommand, Table<Cards>, TableEvent> story, int after) {
    var order = story.state().present().stream().map(it -> it.userId()).toList();
    var userId = order.get((order.indexOf(story.state().turn().userId()) + after) % order.size());
    return ALL.stream().filter(it -> it.userId() == userId).findFirst().orElseThrow();
  }

  private static Scenario<TableCommand, Table<Cards>, TableEvent> running() {
    return Scenario.of(new CardGuess().decider())
        .whenAccepted(create(ANN, "Cards"))
        .whenAccepted(new JoinRoom(BOB, null))
        .whenAccepted(new JoinRoom(CLEO, null))
        .whenAccepted(ready(ANN))
        .whenAccepted(ready(BOB))
        .whenAccepted(ready(CLEO));
  }
}
