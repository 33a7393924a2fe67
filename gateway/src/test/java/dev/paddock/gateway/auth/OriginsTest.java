package dev.paddock.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which pages may use a cookie, and which numbers are users. */
class OriginsTest {
  private final Origins origins = new Origins(List.of("https://Play.example/", "http://dev:5173"));

  @ParameterizedTest
  @CsvSource({
    "https://play.example, game.example, true",
    "HTTPS://PLAY.EXAMPLE, game.example, true",
    "http://dev:5173, game.example, true",
    "https://game.example, game.example, true",
    "http://game.example:8080, game.example:8080, true",
    "http://game.example, game.example:8080, false",
    "https://play.example.evil.com, game.example, false",
    "http://play.example, game.example, false",
    "https://evilplay.example, game.example, false",
    "null, game.example, false",
    "'', game.example, false",
    "file://game.example, game.example, false"
  })
  void onlyListedPagesAndThoseOfTheHostAreAllowed(String origin, String host, boolean allowed) {
    assertThat(origins.allows(origin, host)).isEqualTo(allowed);
  }

  @Test
  void withoutAnOriginNoCookieCounts() {
    assertThat(origins.allows(null, "game.example")).isFalse();
    assertThat(origins.allows("https://game.example", null)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "9007199254740991, 9007199254740991",
    "9007199254740992, 0",
    "99999999999999999999, 0",
    "0, 0",
    "01, 0",
    "-1, 0",
    "1.5, 0",
    "'', 0",
    "' 1', 0"
  })
  void aUserIdHasOneForm(String text, long id) {
    assertThat(UserIds.parse(text)).isEqualTo(id);
  }

  @Test
  void namesOfDevelopmentAndAccountsNeverMeet() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(UserIds.random()).isBetween(1L, (1L << 52) - 1);
      assertThat(UserIds.development("user" + i)).isBetween(1L << 52, (1L << 53) - 1);
    }
    assertThat(UserIds.development("ann")).isEqualTo(UserIds.development("ann"));
  }
}
