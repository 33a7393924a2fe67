package dev.paddock.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The module's own functions against the library's, which the simulation may not use. */
class MathsTest {
  private static final int SAMPLES = 200_000;
  private static final double MOST_ULPS = 2;
  private static final MathContext DIGITS = new MathContext(50);

  private final Xoshiro chance = new Xoshiro(1);

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 0.8, 4, 100, 100_000})
  void sineAndCosineAreWithinTwoUlps(double range) {
    assertThat(worst(Maths::sin, StrictMath::sin, -range, range)).isLessThanOrEqualTo(MOST_ULPS);
    assertThat(worst(Maths::cos, StrictMath::cos, -range, range)).isLessThanOrEqualTo(MOST_ULPS);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-3, 1, 30, 700})
  void exponentialIsWithinTwoUlps(double range) {
    assertThat(worst(Maths::exp, StrictMath::exp, -range, range)).isLessThanOrEqualTo(MOST_ULPS);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1.001, 2, 1e3, 1e300})
  void logarithmIsWithinTwoUlps(double range) {
    assertThat(worst(Maths::log, StrictMath::log, 1 / range, range)).isLessThanOrEqualTo(MOST_ULPS);
  }

  /** Against decimals of forty digits: the library's own is up to 2.5 ulp off. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 0.5, 1, 5, 20})
  void hyperbolicTangentIsWithinTwoUlps(double range) {
    for (int i = 0; i < 2_000; i++) {
      double x = chance.between(-range, range);
      assertThat(ulps(Maths.tanh(x), tangent(x))).isLessThanOrEqualTo(MOST_ULPS);
    }
  }

  @Test
  void theAngleOfAVectorIsWithinTwoUlps() {
    double worst = 0;
    for (int i = 0; i < SAMPLES; i++) {
      double y = chance.between(-1, 1) * scale();
      double x = chance.between(-1, 1) * scale();
      worst = Math.max(worst, ulps(Maths.atan2(y, x), StrictMath.atan2(y, x)));
    }
    assertThat(worst).isLessThanOrEqualTo(MOST_ULPS);
  }

  @Test
  void anglesOfTheAxesAreExact() {
    assertThat(Maths.atan2(0, 1)).isZero();
    assertThat(Maths.atan2(1, 0)).isEqualTo(Math.PI / 2);
    assertThat(Maths.atan2(-1, 0)).isEqualTo(-Math.PI / 2);
    assertThat(Maths.atan2(0, -1)).isEqualTo(Math.PI);
    assertThat(Maths.atan2(0, 0)).isZero();
    assertThat(Maths.atan2(2, 2)).isEqualTo(Math.PI / 4);
  }

  @Test
  void whatIsNoNumberStaysNone() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThat(Maths.sin(bad)).isNaN();
      assertThat(Maths.cos(bad)).isNaN();
    }
    assertThat(Maths.exp(Double.NaN)).isNaN();
    assertThat(Maths.log(Double.NaN)).isNaN();
    assertThat(Maths.tanh(Double.NaN)).isNaN();
    assertThat(Maths.atan2(Double.NaN, 1)).isNaN();
    assertThat(Maths.log(-1)).isNaN();
  }

  @Test
  void theEndsAreThoseOfTheLibrary() {
    assertThat(Maths.exp(-1000)).isZero();
    assertThat(Maths.exp(1000)).isInfinite();
    assertThat(Maths.log(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(Maths.log(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(Maths.tanh(400)).isEqualTo(1);
    assertThat(Maths.tanh(-400)).isEqualTo(-1);
    assertThat(Maths.exp(0)).isEqualTo(1);
    assertThat(Maths.log(1)).isZero();
  }

  @Test
  void theOtherWayRoundIsTheSameButForTheSign() {
    for (int i = 0; i < SAMPLES; i++) {
      double x = chance.between(-7, 7);
      assertThat(Maths.sin(-x)).isEqualTo(-Maths.sin(x));
      assertThat(Maths.cos(-x)).isEqualTo(Maths.cos(x));
      assertThat(Maths.wrap(-x)).isEqualTo(-Maths.wrap(x));
    }
  }

  private static double tangent(double x) {
    var e = exponential(new BigDecimal(2 * x));
    return e.subtract(BigDecimal.ONE).divide(e.add(BigDecimal.ONE), DIGITS).doubleValue();
  }

  private static BigDecimal exponential(BigDecimal x) {
    var small = x.divide(new BigDecimal(1 << 10), DIGITS);
    var sum = BigDecimal.ONE;
    var term = BigDecimal.ONE;
    for (int n = 1; n < 20; n++) {
      term = term.multiply(small, DIGITS).divide(new BigDecimal(n), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    return sum.pow(1 << 10, DIGITS);
  }

  private double scale() {
    return StrictMath.pow(10, chance.between(-5, 5));
  }

  private double worst(
      DoubleUnaryOperator ours, DoubleUnaryOperator library, double least, double most) {
    double worst = 0;
    for (int i = 0; i < SAMPLES; i++) {
      double x = chance.between(least, most);
      worst = Math.max(worst, ulps(ours.applyAsDouble(x), library.applyAsDouble(x)));
    }
    return worst;
  }

  private static double ulps(double found, double expected) {
    return Math.abs(found - expected) / Math.ulp(expected);
  }
}
