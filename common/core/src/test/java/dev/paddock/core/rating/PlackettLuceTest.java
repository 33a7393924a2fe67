package dev.paddock.core.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PlackettLuceTest {
  private static final Offset<Double> TINY = within(1e-12);

  @Test
  void whoWinsGainsAndWhoLosesFallsBehind() {
    var after = PlackettLuce.rate(fresh(4), 1, 2, 3, 4);

    assertThat(after).extracting(Rating::mu).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(after.getFirst().mu()).isGreaterThan(Rating.INITIAL.mu());
    assertThat(after.getLast().mu()).isLessThan(Rating.INITIAL.mu());
    assertThat(after).allMatch(it -> it.sigma() < Rating.INITIAL.sigma());
  }

  @Test
  void theOrderInWhichDriversAreNamedDoesNotMatter() {
    var ratings = List.of(new Rating(30, 4), new Rating(22, 7), new Rating(26, 2));
    var after = PlackettLuce.rate(ratings, 2, 1, 3);
    var turned = PlackettLuce.rate(ratings.reversed(), 3, 1, 2);

    for (int i = 0; i < 3; i++) {
      assertThat(turned.get(2 - i).mu()).isCloseTo(after.get(i).mu(), TINY);
      assertThat(turned.get(2 - i).sigma()).isCloseTo(after.get(i).sigma(), TINY);
    }
  }

  @Test
  void equalsWhoShareAPlaceStayEqual() {
    var after = PlackettLuce.rate(fresh(3), 1, 2, 2);

    assertThat(after.get(1)).isEqualTo(after.get(2));
    assertThat(after.get(0).mu()).isGreaterThan(after.get(1).mu());
  }

  @Test
  void anUpsetTeachesMoreThanWhatWasExpected() {
    var ratings = List.of(new Rating(35, 3), new Rating(15, 3));
    double expected = PlackettLuce.rate(ratings, 1, 2).getFirst().mu() - 35;
    double upset = 35 - PlackettLuce.rate(ratings, 2, 1).getFirst().mu();

    assertThat(upset).isGreaterThan(5 * expected);
    assertThat(expected).isPositive();
  }

  @Test
  void changesOfTwoRacesCanBeCountedInAnyOrder() {
    var start = new Rating(27, 6);
    var one = start.to(new Rating(28.5, 5.8));
    var other = start.to(new Rating(24.5, 5.9));

    var forth = other.of(one.of(start));
    var back = one.of(other.of(start));
    assertThat(forth.mu()).isCloseTo(back.mu(), TINY).isCloseTo(26, TINY);
    assertThat(forth.sigma()).isCloseTo(back.sigma(), TINY);
    assertThat(Rating.Change.NONE.of(start)).isEqualTo(start);
  }

  @Test
  void twoFreshDriversGetWhatTheFormulaSays() {
    // c² = 2 (σ² + τ² + β²), both strengths equal: Ω = ±1/2, Δ = 1/4.
    double variance = 625.0 / 9 + 625.0 / 90_000;
    double c = Math.sqrt(2 * (variance + 625.0 / 36));
    var after = PlackettLuce.rate(fresh(2), 1, 2);

    assertThat(after.get(0).mu()).isCloseTo(25 + variance / c / 2, TINY);
    assertThat(after.get(1).mu()).isCloseTo(25 - variance / c / 2, TINY);
    double shrink = 1 - variance / (c * c) * Math.sqrt(variance) / c / 4;
    assertThat(after.get(0).sigma()).isCloseTo(Math.sqrt(variance * shrink), TINY);
  }

  @Test
  void everybodyNeedsAPlace() {
    assertThatThrownBy(() -> PlackettLuce.rate(fresh(2), 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsShownIsLowWhileLittleIsKnown() {
    assertThat(Rating.INITIAL.ordinal()).isCloseTo(0, TINY);
    assertThat(new Rating(25, 1).ordinal()).isEqualTo(22);
  }

  private static List<Rating> fresh(int drivers) {
    var ratings = new ArrayList<Rating>();
    for (int i = 0; i < drivers; i++) {
      ratings.add(Rating.INITIAL);
    }
    return ratings;
  }
}
