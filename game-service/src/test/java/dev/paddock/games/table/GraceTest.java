package dev.paddock.games.table;

import static dev.paddock.games.table.Tables.ANN;
import static dev.paddock.games.table.Tables.BOB;
import static dev.paddock.games.table.Tables.CLEO;
import static dev.paddock.games.table.Tables.DAN;
import static dev.paddock.games.table.Tables.VIEW;
import static dev.paddock.games.table.Tables.attached;
import static dev.paddock.games.table.Tables.detached;
import static dev.paddock.games.table.Tables.wake;
import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.WakeUp;
import dev.paddock.core.Watch;
import dev.paddock.core.table.Status;
import dev.paddock.core.table.TableCommand.JoinRoom;
import dev.paddock.core.table.TableCommand.LeaveRoom;
import dev.paddock.core.table.TableCommand.SendChat;
import dev.paddock.core.table.TableEvent.ChatMessage;
import dev.paddock.core.table.TableEvent.GameEnded;
import dev.paddock.core.table.TableEvent.PlayerDisconnected;
import dev.paddock.core.table.TableEvent.PlayerLeft;
import dev.paddock.core.table.TableEvent.PlayerRejoined;
import dev.paddock.core.table.TableEvent.RoomClosed;
import dev.paddock.core.table.TableEvent.SpectatorLeft;
import dev.paddock.testkit.kind.Scenario;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GraceTest {
  private static final Duration MINUTE = Duration.ofSeconds(60);
  private static final Instant IN_A_MINUTE = Scenario.START.plus(MINUTE);

  @Test
  void aDetachedPlayerKeepsTheSeatForAMinute() {
    Tables.seated()
        .when(detached(BOB))
        .then(new PlayerDisconnected(2, "bob", IN_A_MINUTE))
        .thenState(
            table -> assertThat(VIEW.wakeUp(table)).isEqualTo(new WakeUp(IN_A_MINUTE, false)))
        .when(detached(BOB))
        .thenNothing();
  }

  @Test
  void aPlayerIsWatchedForThreeSecondsAndASpectatorForAMinute() {
    assertThat(VIEW.watches(Tables.watched().whenAccepted(detached(BOB)).state()))
        .containsExactly(
            new Watch(1, Duration.ofSeconds(3), false),
            new Watch(2, Duration.ofSeconds(3), true),
            new Watch(3, MINUTE, false));
  }

  @Test
  void whoIsAttachedAgainIsBack() {
    Tables.seated()
        .whenAccepted(detached(BOB))
        .when(attached(BOB))
        .then(new PlayerRejoined(2, "bob"))
        .thenState(table -> assertThat(VIEW.wakeUp(table)).isNull());
  }

  @Test
  void whoWasNeverDetachedCannotComeBack() {
    Tables.watched().when(attached(BOB)).thenNothing();
    Tables.watched().when(attached(CLEO)).thenNothing();
    Tables.watched().when(attached(DAN)).thenNothing();
  }

  @Test
  void afterAMinuteTheSeatIsGone() {
    Tables.seated()
        .whenAccepted(detached(ANN))
        .after(MINUTE)
        .when(wake(IN_A_MINUTE))
        .then(new PlayerLeft(1, "ann", "timeout", 2, "bob", IN_A_MINUTE));
  }

  @Test
  void afterAMinuteARunningGameGoesToTheOther() {
    var story =
        Tables.running()
            .whenAccepted(detached(ANN))
            .after(MINUTE)
            // Turns that ran out meanwhile were rolled for.
            .whenAccepted(wake(Scenario.START.plusSeconds(30)))
            .when(wake(IN_A_MINUTE));

    story.thenKinds(PlayerLeft.class, GameEnded.class);
    assertThat(((GameEnded) story.events().getLast()).result().reason()).isEqualTo("forfeit");
  }

  @Test
  void aWakeUpCountsOnlyIfItIsStillWanted() {
    Tables.seated()
        .whenAccepted(detached(BOB))
        .whenAccepted(attached(BOB))
        .after(MINUTE)
        .when(wake(IN_A_MINUTE))
        .thenNothing();
    Tables.running().when(wake(Scenario.START.plusSeconds(29))).thenNothing();
    Tables.nothing().when(wake(Scenario.START)).thenNothing();
  }

  @Test
  void bothAwayForAMinuteLeaveOneWinnerAndNobody() {
    Tables.running()
        .whenAccepted(detached(ANN))
        .whenAccepted(detached(BOB))
        .after(MINUTE)
        .whenAccepted(wake(Scenario.START.plusSeconds(30)))
        .when(wake(IN_A_MINUTE))
        .thenKinds(PlayerLeft.class, GameEnded.class, PlayerLeft.class)
        .thenState(table -> assertThat(table.present()).isEmpty());
  }

  @Test
  void aDetachedSpectatorHasLeft() {
    Tables.watched().when(detached(CLEO)).then(new SpectatorLeft(3, "cleo"));
    Tables.watched().when(detached(DAN)).thenNothing();
  }

  @Test
  void aWaitingRoomWithoutPlayersIsAbandonedAfterAMinute() {
    Tables.opened()
        .whenAccepted(new LeaveRoom(ANN))
        .thenState(table -> assertThat(VIEW.wakeUp(table)).isEqualTo(new WakeUp(IN_A_MINUTE, true)))
        .after(MINUTE)
        .when(wake(IN_A_MINUTE))
        .then(new RoomClosed("abandoned"))
        .thenState(table -> assertThat(table.status()).isEqualTo(Status.ABANDONED))
        .thenState(table -> assertThat(VIEW.closed(table)).isTrue());
  }

  @Test
  void aPlayerInTimeSavesAnEmptyRoom() {
    Tables.opened()
        .whenAccepted(new LeaveRoom(ANN))
        .whenAccepted(new JoinRoom(BOB, null))
        .thenState(table -> assertThat(VIEW.wakeUp(table)).isNull());
  }

  @Test
  void aFinishedRoomCanBeReadAndChattedInForTenMinutes() {
    var end = Scenario.START.plus(Duration.ofMinutes(10));
    Tables.finished()
        .thenState(table -> assertThat(VIEW.wakeUp(table)).isEqualTo(new WakeUp(end, true)))
        .after(Duration.ofMinutes(9))
        .when(new SendChat(CLEO, "well played"))
        .thenKinds(ChatMessage.class)
        .after(Duration.ofMinutes(1))
        .when(wake(end))
        .then(new RoomClosed("ended"))
        .thenState(table -> assertThat(table.status()).isEqualTo(Status.FINISHED));
  }

  @Test
  void theSeatsOfAFinishedGameAreFreeButItsPlayersStay() {
    var table = Tables.finished().state();

    assertThat(VIEW.seats(table)).isEmpty();
    assertThat(VIEW.seats(Tables.running().state())).containsExactlyInAnyOrder(1L, 2L);
    assertThat(VIEW.watches(table)).extracting(Watch::userId).contains(1L);
    assertThat(VIEW.listed(table)).isFalse();
    assertThat(VIEW.listed(Tables.running().state())).isTrue();
    assertThat(VIEW.replaceable(table)).isTrue();
    assertThat(VIEW.replaceable(Tables.running().state())).isFalse();
  }
}
