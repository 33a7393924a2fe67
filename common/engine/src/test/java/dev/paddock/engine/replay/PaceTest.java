package dev.paddock.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {
  @Test
  void recordsComeAsFarApartAsTheyWere() {
    var pace = new Pace(1, 1_000);
    assertThat(pace.due(70_000)).isEqualTo(1_000);
    assertThat(pace.due(70_250)).isEqualTo(1_000 + 250_000_000L);
  }

  @Test
  void aSpeedDividesTheTimeBetween() {
    var pace = new Pace(20, 0);
    assertThat(pace.due(5)).isZero();
    assertThat(pace.due(2_005)).isEqualTo(100_000_000L);
  }

  @Test
  void atFullSpeedEverythingIsDueAtOnce() {
    var pace = new Pace(0, 42);
    assertThat(pace.due(5)).isEqualTo(42);
    assertThat(pace.due(1_000_000)).isEqualTo(42);
  }
}
