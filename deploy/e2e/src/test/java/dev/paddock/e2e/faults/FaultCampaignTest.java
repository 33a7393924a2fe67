package dev.paddock.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

@EnabledIfSystemProperty(named = "paddock.full", matches = "true")
class FaultCampaignTest {
  private static final int PLAYERS = 200;
  private static final int PARTITIONS = 12;
  private static final Duration PACE = Duration.ofMillis(1_000);
  private static final Duration PLAY = Duration.ofSeconds(2);

  /** One fault of every kind that this machine can make. */
  @Test
  @Timeout(1_800)
  void everyKindOfFaultLeavesEverythingAsItWas(@TempDir Path home) throws Exception {
    try (var drill = new Drill(new Arena(home, true, PARTITIONS), PLAYERS, PACE, PLAY)) {
      for (var kind : drill.faults().kinds()) {
        var result = drill.run(kind.ordinal(), drill.faults().of(kind, new Random(1)));
        System.out.print("  fault: " + Ledger.line(result));
        assertThat(result.problems()).as(result.fault().name()).isEmpty();
      }
    }
  }
}
