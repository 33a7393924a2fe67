package dev.paddock.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlantedBugsTest {
  private static final long MOST_SEEDS = 300;

  @ParameterizedTest
  @EnumSource
  void aBugPlantedAroundTheProductIsFound(Flaw flaw) {
    var found = find(seed -> !Simulation.run(seed, Options.DEFAULT, flaw).isClean());
    System.out.printf(
        "%s: %d seeds, %s%n",
        flaw, found + 1, Simulation.run(found, Options.DEFAULT, flaw).broken());
  }

  @ParameterizedTest
  @EnumSource
  void aBugPlantedInTheGatewayIsFound(Mutant mutant) {
    var loader = new MutantLoader(mutant);
    var found = find(seed -> !loader.run(seed).isEmpty());
    System.out.printf("%s: %d seeds, %s%n", mutant, found + 1, loader.run(found));
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

  private static long find(LongPredicate finds) {
    var found = LongStream.range(0, MOST_SEEDS).filter(finds).findFirst();
    assertThat(found).as("within %d seeds", MOST_SEEDS).isPresent();
    return found.getAsLong();
  }
}
