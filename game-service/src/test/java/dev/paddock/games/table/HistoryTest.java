package dev.paddock.games.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.core.History;
import dev.paddock.core.History.Told;
import dev.paddock.core.RoomId;
import dev.paddock.games.biggerdice.BiggerDice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final RoomId ROOM = new RoomId("room_a");

  private final History history = new BiggerDice().histories().getFirst();

  @Test
  void aGameIsOneDocumentPerRoomAndEpoch() {
    var write =
        only("game_started", Map.of("type", "game_started", "room_name", "Duel", "first_turn", 1L));

    assertThat(write.collection()).isEqualTo("games");
    assertThat(write.id()).isEqualTo("room_a:e1");
    assertThat(write.set())
        .containsEntry("room_id", "room_a")
        .containsEntry("epoch", "e1")
        .containsEntry("room_name", "Duel")
        .containsEntry("first_turn", 1L)
        .doesNotContainKeys("type", "seq");
  }

  @Test
  void aMoveIsWrittenUnderItsNumber() {
    var write = only("bigger_dice.rolled", Map.of("n", 7, "player_id", 2L, "roll", 5, "seq", 20));

    assertThat(write.set())
        .containsExactly(Map.entry("moves.7", Map.of("n", 7, "player_id", 2L, "roll", 5)));
  }

  @Test
  void theEndAddsResultAndSecret() {
    var scores = List.of(List.of(2L, "bob", 10), List.of(1L, "ann", 3));
    var write =
        only(
            "game_ended",
            Map.of("winner_id", 2L, "final_scores", scores, "secret", "00", "reason", "score"));

    assertThat(write.set())
        .containsEntry("winner_id", 2L)
        .containsEntry("final_scores", scores)
        .containsEntry("secret", "00");
  }

  @Test
  void whatIsNoPartOfAGameIsNotWritten() {
    assertThat(history.write(told("chat.message", Map.of("text", "hello")))).isEmpty();
    assertThat(history.write(told("bigger_dice.round_result", Map.of("is_tie", true)))).isEmpty();
    assertThat(history.write(told("room_joined", Map.of("room_name", "Duel")))).isEmpty();
  }

  @Test
  void theSameEventGivesTheSameWrite() {
    var told = told("bigger_dice.rolled", Map.of("n", 1, "roll", 6));

    assertThat(history.write(told)).isEqualTo(history.write(told));
  }

  private History.Write only(String type, Map<String, Object> payload) {
    assertThat(history.write(told(type, payload))).hasSize(1);
    return history.write(told(type, payload)).getFirst();
  }

  private static Told told(String type, Map<String, Object> payload) {
    return new Told(ROOM, "e1", 20, type, Instant.EPOCH, payload);
  }
}
