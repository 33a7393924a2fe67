package dev.paddock.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoreValuesTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "room_abc-DEF_09", "-"})
  void roomIdsAreShortAndPlain(String value) {
    assertThat(new RoomId(value)).hasToString(value);
    assertThat(RoomId.isValid("x".repeat(64))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:b", "ä", "a\n", "room/1"})
  void whatIsNotPlainIsNoRoomId(String value) {
    assertThat(RoomId.isValid(value)).isFalse();
    assertThatThrownBy(() -> new RoomId(value)).isInstanceOf(IllegalArgumentException.class);
    assertThat(RoomId.isValid("x".repeat(65))).isFalse();
  }

  @Test
  void outcomesCopyWhatTheyAreMadeOf() {
    var events = new ArrayList<>(List.of("one"));
    var accepted = new Outcome.Accepted<>(events);
    events.add("two");
    assertThat(accepted.events()).containsExactly("one");

    var details = new HashMap<String, Object>(Map.of("max", 2));
    var rejected = new Outcome.Rejected<String>(Reason.ROOM_FULL, "It is full.", details);
    details.clear();
    assertThat(rejected.details()).containsEntry("max", 2);
  }

  @Test
  void whatMayWorkOnTheNextTryIsNoOutcome() {
    assertThat(Reason.RATE_LIMITED.isOutcome()).isFalse();
    assertThat(Reason.UNAVAILABLE.isOutcome()).isFalse();
    assertThat(Reason.ROOM_FULL.isOutcome()).isTrue();
    assertThat(Reason.NOT_YOUR_TURN.isOutcome()).isTrue();
  }
}
