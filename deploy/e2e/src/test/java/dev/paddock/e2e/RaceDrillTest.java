package dev.paddock.e2e;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The drills of {@code deploy/e2e/races}, as part of the full build. */
@Timeout(480)
@EnabledIfSystemProperty(named = "paddock.full", matches = "true")
class RaceDrillTest {
  @Test
  void racesGoOnWhenOneServiceIsKilledAndAnotherFrozen(@TempDir Path home) throws Exception {
    RaceDrill.failover(home);
  }

  @Test
  void racesGoOnWhenTheOnlyServiceIsKilledAtTheWorstTimes(@TempDir Path home) throws Exception {
    RaceDrill.restarts(home);
  }

  @Test
  void racesGoOnWhileRedisAndMongoDbAreAway(@TempDir Path home) throws Exception {
    RaceDrill.outages(home);
  }
}
