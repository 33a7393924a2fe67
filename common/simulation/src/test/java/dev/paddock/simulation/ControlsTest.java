package dev.paddock.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlsTest {
  @Test
  void everythingPackedComesOutAgain() {
    for (int steer = -127; steer <= 127; steer++) {
      int packed = Controls.of(steer + 127, 255 - steer - 127, steer, steer % 2 == 0);
      assertThat(Controls.steer(packed)).isEqualTo(steer);
      assertThat(Controls.throttle(packed)).isEqualTo(Math.min(255, steer + 127));
      assertThat(Controls.nitro(packed)).isEqualTo(steer % 2 == 0);
      assertThat(Controls.valid(packed)).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0, 0, 0",
    "1, 1, 1, 255, 255, 127",
    "0.5, 0.25, -0.5, 128, 64, -64",
    "NaN, NaN, NaN, 0, 0, 0",
    "Infinity, 1e300, -Infinity, 255, 255, -127",
    "-Infinity, -3, 1e18, 0, 0, 127"
  })
  void whatADeviceSaysIsQuantised(
      double throttle, double brake, double steer, int packedThrottle, int packedBrake, int way) {
    int packed = Controls.quantise(throttle, brake, steer, false);
    assertThat(Controls.throttle(packed)).isEqualTo(packedThrottle);
    assertThat(Controls.brake(packed)).isEqualTo(packedBrake);
    assertThat(Controls.steer(packed)).isEqualTo(way);
  }

  @Test
  void buttonsDoNotDisturbPedals() {
    int packed = Controls.withReset(Controls.of(200, 10, -5, true));
    assertThat(Controls.reset(packed)).isTrue();
    assertThat(Controls.retires(packed)).isFalse();
    assertThat(Controls.retires(Controls.retire())).isTrue();
    assertThat(Controls.throttle(packed)).isEqualTo(200);
    assertThat(Controls.steer(packed)).isEqualTo(-5);
  }

  @Test
  void aStrangersIntIsNotTakenForControls() {
    assertThat(Controls.valid(-1)).isFalse();
    assertThat(Controls.valid(1 << 27)).isFalse();
    assertThat(Controls.valid(0x80 << 16)).isFalse();
    assertThat(Controls.valid(Controls.NONE)).isTrue();
  }
}
