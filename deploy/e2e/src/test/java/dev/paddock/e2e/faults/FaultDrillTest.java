package dev.paddock.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.e2e.faults.Faults.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The short form of the campaign: few players, few faults, one machine without privileges. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class FaultDrillTest {
  private static final int PLAYERS = 24;
  private static final int PARTITIONS = 4;
  private static final Duration PACE = Duration.ofMillis(300);
  private static final Duration PLAY = Duration.ofMillis(500);

  private Drill drill;

  @BeforeAll
  void start(@TempDir Path home) throws Exception {
    drill = new Drill(new Arena(home, false, PARTITIONS), PLAYERS, PACE, PLAY);
  }

  @AfterAll
  void stop() throws Exception {
    drill.close();
  }

  @Test
  void nothingIsLostOrDoubledWhenAServiceAndAGatewayAreKilledAndRedisIsEmptied() throws Exception {
    for (var kind : new Kind[] {Kind.SERVICE_KILL, Kind.REDIS_EMPTIED, Kind.GATEWAY_KILL}) {
      var result = drill.run(0, drill.faults().of(kind, new Random(0)));
      System.out.print("  fault drill: " + Ledger.line(result));
      assertThat(result.problems()).as(result.fault().name()).isEmpty();
      assertThat(result.recovery().rooms()).as("rooms that were asked").isPositive();
      assertThat(result.spent().forfeits()).as("games forfeited").isZero();
    }
  }
}
