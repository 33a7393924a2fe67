package dev.paddock.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class XoshiroTest {
  @Test
  void numbersAreThoseOfTheReferenceForItsState() {
    // The first numbers of xoshiro128** 1.1 from the state 1, 2, 3, 4.
    var reference =
        new long[] {
          11520,
          0,
          5927040,
          70819200,
          2031721883,
          1637235492,
          1287239034,
          3734860849L,
          3729100597L,
          4258142804L
        };
    var chance = new Xoshiro(1, 2, 3, 4);
    for (long expected : reference) {
      assertThat(Integer.toUnsignedLong(chance.nextInt())).isEqualTo(expected);
    }
  }

  @Test
  void oneSeedGivesOneSequenceAndAnotherAnother() {
    assertThat(new Xoshiro(7).nextInt()).isEqualTo(new Xoshiro(7).nextInt());
    assertThat(new Xoshiro(7).nextInt()).isNotEqualTo(new Xoshiro(8).nextInt());
    assertThat(new Xoshiro(0).nextInt()).isNotZero();
  }

  @Test
  void realsFillTheUnitEvenly() {
    var chance = new Xoshiro(3);
    var tenths = new int[10];
    for (int i = 0; i < 100_000; i++) {
      tenths[(int) (chance.nextDouble() * 10)]++;
    }
    for (int count : tenths) {
      assertThat(count).isBetween(9_600, 10_400);
    }
  }

  @Test
  void wholeNumbersStayBelowTheirBound() {
    var chance = new Xoshiro(4);
    for (int i = 0; i < 10_000; i++) {
      assertThat(chance.below(3)).isBetween(0, 2);
    }
  }
}
