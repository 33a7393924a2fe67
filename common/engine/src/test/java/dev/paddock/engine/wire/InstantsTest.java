package dev.paddock.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {
  private static final DateTimeFormatter JDK =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "2024-02-29T23:59:59.999Z",
        "2026-11-30T09:05:07.040Z",
        "9999-12-31T23:59:59.999999999Z",
        "-0044-03-15T12:00:00Z",
        "1969-12-31T23:59:59.999Z",
        "+10000-01-01T00:00:00Z",
      })
  void whatIsWrittenIsWhatTheJdkWrites(String text) {
    var at = Instant.parse(text);
    assertThat(Instants.text(at)).isEqualTo(JDK.format(at));
    assertThat(Instants.parse(Instants.text(at))).isEqualTo(Instant.parse(JDK.format(at)));
  }

  @Test
  void anyInstantIsWrittenAndReadAsTheJdkDoes() {
    var random = new Random(4);
    for (int i = 0; i < 5_000; i++) {
      var at = Instant.ofEpochMilli(random.nextLong(253_402_300_800_000L));
      assertThat(Instants.text(at)).isEqualTo(JDK.format(at));
      assertThat(Instants.parse(Instants.text(at))).isEqualTo(at);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-11-21T20:15:30Z", "2026-11-21T20:15:30.5Z", "2026-11-21T24:00:00.000Z"})
  void otherFormsAreReadAsTheJdkDoes(String text) {
    assertThat(Instants.parse(text)).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2026-13-01T00:00:00.000Z",
        "2026-02-30T00:00:00.000Z",
        "2026-00-10T00:00:00.000Z",
        "2026-01-00T00:00:00.000Z",
        "2026-01-01T25:00:00.000Z",
        "2026-01-01T00:60:00.000Z",
        "2026-01-01T00:00:61.000Z",
        "2026-01-01 00:00:00.000Z",
        "2026-01-01T00:00:0a.000Z",
      })
  void whatIsNoneIsRefused(String text) {
    assertThatThrownBy(() -> Instants.parse(text)).isInstanceOf(DateTimeParseException.class);
  }
}
