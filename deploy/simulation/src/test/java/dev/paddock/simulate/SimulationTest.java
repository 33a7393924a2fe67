package dev.paddock.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimulationTest {
  @ParameterizedTest
  @MethodSource("seeds")
  void everyInvariantHoldsWhateverFails(long seed) {
    var verdict = Simulation.run(seed, Options.DEFAULT);
    assertThat(verdict.broken()).as(verdict.how()).isNull();
    assertThat(verdict.commands()).isPositive();
  }

  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("paddock.seeds", 200));
  }

  @Test
  void theSameSeedGivesTheSameRun() {
    var first = Simulation.run(42, Options.DEFAULT);
    assertThat(Simulation.run(42, Options.DEFAULT)).isEqualTo(first);
    assertThat(Simulation.run(43, Options.DEFAULT)).isNotEqualTo(first);
  }

  @Test
  void everyActIsTakenWithinAHundredSeeds() {
    var taken = new HashSet<Act>();
    for (long seed = 0; seed < 100; seed++) {
      Step.schedule(seed, Options.DEFAULT.steps()).forEach(step -> taken.add(step.act()));
    }
    assertThat(taken).containsExactlyInAnyOrder(Act.values());
  }
}
