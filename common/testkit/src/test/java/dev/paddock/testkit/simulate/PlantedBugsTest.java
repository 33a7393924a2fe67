package dev.paddock.testkit.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlantedBugsTest {
  private static final long MOST_SEEDS = 100;

  @ParameterizedTest
  @EnumSource
  void aPlantedBugIsFound(Flaw flaw) {
    var found =
        LongStream.range(0, MOST_SEEDS)
            .mapToObj(seed -> Simulation.run(seed, Options.DEFAULT, flaw))
            .filter(verdict -> !verdict.isClean())
            .findFirst();
    assertThat(found).as("within %d seeds", MOST_SEEDS).isPresent();
  }

  @Test
  void aBrokenScheduleIsShrunkToWhatBreaksIt() {
    var found = Simulation.run(0, Options.DEFAULT, Flaw.AN_OLDER_IMAGE_UNDER_A_HIGHER_NUMBER);
    var shrunk =
        Simulation.shrink(found, Options.DEFAULT, Flaw.AN_OLDER_IMAGE_UNDER_A_HIGHER_NUMBER);
    assertThat(shrunk.verdict().broken()).isEqualTo(found.broken());
    assertThat(shrunk.steps()).hasSizeLessThanOrEqualTo(5);
    var again = Options.DEFAULT.keeping(Set.copyOf(shrunk.steps()));
    assertThat(Simulation.run(0, again, Flaw.AN_OLDER_IMAGE_UNDER_A_HIGHER_NUMBER).broken())
        .isEqualTo(found.broken());
  }
}
