package dev.paddock.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomNamesTest {
  @Test
  void theFormShownKeepsCaseAndJoinsWhiteSpace() {
    assertThat(RoomNames.display("  My \u3000 Game\u00a0Room ")).isEqualTo("My Game Room");
    assertThat(RoomNames.display("ｄｕｅｌ")).isEqualTo("duel");
  }

  @Test
  void namesThatLookTheSameAreTheSame() {
    assertThat(id("a\u0308")).isEqualTo(id("ä"));
    assertThat(id("DUEL")).isEqualTo(id(" duel "));
    assertThat(id("duel")).isNotEqualTo(id("du el"));
  }

  @Test
  void anIdDependsOnItsSpace() {
    assertThat(RoomNames.id("room_", "games", "Duel").value())
        .isNotEqualTo(RoomNames.id("room_", "races", "Duel").value());
  }

  @Test
  void anIdIsAPrefixAndSixteenCharacters() {
    assertThat(id("Duel").value()).matches("room_[a-z2-7]{16}");
  }

  @Test
  void aNameHas64CharactersAtMostHoweverManyUnitsTheyTake() {
    assertThat(RoomNames.isValid("🎲".repeat(64))).isTrue();
    assertThat(RoomNames.isValid("🎲".repeat(65))).isFalse();
    assertThat(RoomNames.isValid("a" + " ".repeat(100) + "b")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\u3000", "a\u0000", "a\u007f", "a\u0085b", "tab\there", "\ud83c"})
  void aNameWithoutCharactersOrWithControlCharactersIsNone(String name) {
    assertThat(RoomNames.isValid(name)).isFalse();
  }

  private static RoomId id(String name) {
    return RoomNames.id("room_", "games", name);
  }
}
