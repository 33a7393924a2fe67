package dev.paddock.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class SeedTest {
  @Test
  void aSeedHas32Bytes() {
    assertThat(Seed.of(1).bytes()).hasSize(32);
    assertThatThrownBy(() -> Seed.of(new byte[31])).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nobodyCanChangeASeed() {
    var given = new byte[32];
    var seed = Seed.of(given);
    given[0] = 1;
    seed.bytes()[1] = 1;

    assertThat(seed).isEqualTo(Seed.of(new byte[32]));
    assertThat(seed.hex()).isEqualTo("0".repeat(64));
  }

  @Test
  void numbersGiveSeedsThatDiffer() {
    var seeds = new HashSet<Seed>();
    for (long i = 0; i < 1_000; i++) {
      seeds.add(Seed.of(i));
    }
    assertThat(seeds).hasSize(1_000);
    assertThat(Seed.of(7)).isEqualTo(Seed.of(7)).hasSameHashCodeAs(Seed.of(7));
  }

  @Test
  void aSeedDoesNotShowItself() {
    assertThat(Seed.of(7)).hasToString("Seed[32 bytes]");
  }
}
