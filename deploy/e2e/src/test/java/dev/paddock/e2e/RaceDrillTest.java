package dev.paddock.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command {@code deploy/e2e/races}, as part of the full build. */
@Timeout(480)
@EnabledIfSystemProperty(named = "paddock.full", matches = "true")
class RaceDrillTest {
  @ParameterizedTest
  @ValueSource(strings = {"failover", "restarts", "outages"})
  void racesGoOnWhateverDies(String drill) throws Exception {
    var command = new ProcessBuilder("./races", drill).inheritIO();
    command.environment().put("JAVA_HOME", System.getProperty("java.home"));
    assertThat(command.start().waitFor()).isZero();
  }
}
