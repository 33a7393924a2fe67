package dev.paddock.simulation;

/**
 * The transcendental functions of the simulation, made of {@code + − × ÷}, {@code floor} and {@code
 * sqrt} in a fixed order: the same bits in every JVM and every browser, within 2 ulp of the truth.
 * The library's are neither. Series are Taylor's; arguments are reduced first, with constants in
 * two or three parts (Cody and Waite), so that few terms suffice.
 */
public final class Maths {
  public static final double PI = 3.141592653589793;
  public static final double TWO_PI = 2 * PI;

  private static final double PI_TAIL = 1.2246467991473532e-16;
  private static final double HALF_PI = PI / 2;
  private static final double HALF_PI_TAIL = PI_TAIL / 2;

  // π/2 in parts of 33, 33 and 53 bits: multiples below 2²⁰ of the first two are exact.
  private static final double TWO_OVER_PI = 0.6366197723675814;
  private static final double HALF_PI_1 = 1.5707963267341256;
  private static final double HALF_PI_2 = 6.077100506303966e-11;
  private static final double HALF_PI_3 = 2.0222662487959506e-21;

  /** Beyond it an angle is first taken modulo a rounded 2π: no angle of a race is. */
  private static final double MAX_ANGLE = 1e6;

  private static final double LN2_1 = 0.6931471803691238;
  private static final double LN2_2 = 1.9082149292705877e-10;
  private static final double LOG2_E = 1.4426950408889634;

  /** atan(k/8), and what is lost by writing it as one double. */
  private static final double[] ATAN = {
    0.0,
    0.12435499454676144,
    0.24497866312686414,
    0.35877067027057225,
    0.4636476090008061,
    0.5585993153435624,
    0.6435011087932844,
    0.7188299996216245,
    0.7853981633974483
  };

  private static final double[] ATAN_TAIL = {
    0.0,
    -3.1253241424539383e-18,
    1.0698755618734451e-17,
    -2.4623815582638635e-17,
    2.2698777452961687e-17,
    -5.4556305485916264e-18,
    1.5834785051444286e-17,
    -2.1478388444456983e-17,
    3.061616997868383e-17
  };

  private Maths() {}

  /** Sine of an angle in rad; NaN where it is not finite. */
  public static double sin(double angle) {
    double x = Math.abs(angle);
    double sine = turned(x, 0);
    return angle < 0 ? -sine : angle == 0 ? angle : sine;
  }

  /** Cosine of an angle in rad; NaN where it is not finite. */
  public static double cos(double angle) {
    return turned(Math.abs(angle), 1);
  }

  /** The angle of the vector (x, y), in −π … π; 0 for the vector without length. */
  public static double atan2(double y, double x) {
    double height = Math.abs(y);
    double width = Math.abs(x);
    double angle = firstQuadrant(height, width);
    if (x < 0) {
      angle = PI - (angle - PI_TAIL);
    }
    return y < 0 ? -angle : angle;
  }

  /** e to the power of x; 0 below −745.2, infinite above 709.8. */
  public static double exp(double x) {
    if (!(x > -745.2)) {
      return x <= -745.2 ? 0 : Double.NaN;
    }
    if (x > 709.79) {
      return Double.POSITIVE_INFINITY;
    }
    double k = Math.floor(x * LOG2_E + 0.5);
    double high = x - k * LN2_1;
    double low = k * LN2_2;
    double r = high - low;
    return scale(1 + (r + (expTail(r) - ((r - high) + low))), (int) k);
  }

  /** Natural logarithm; NaN below 0, negative infinity at 0. */
  public static double log(double x) {
    if (!(x > 0)) {
      return x == 0 ? Double.NEGATIVE_INFINITY : Double.NaN;
    }
    if (x == Double.POSITIVE_INFINITY) {
      return x;
    }
    int exponent = 0;
    double m = x;
    for (int step = 512; step > 0; step >>= 1) {
      double power = POWERS[bit(step)];
      if (m >= power) {
        m /= power;
        exponent += step;
      } else if (m * power < 2) {
        m *= power;
        exponent -= step;
      }
    }
    return logOf(m, exponent);
  }

  /** Hyperbolic tangent. */
  public static double tanh(double x) {
    double a = Math.abs(x);
    double t;
    if (a < 0.55) {
      double e = 2 * a + expTail(2 * a);
      t = e / (e + 2);
    } else {
      t = a > 20 ? 1 : 1 - 2 / (exp(2 * a) + 1);
    }
    return x < 0 ? -t : x == 0 || Double.isNaN(x) ? x : t;
  }

  /** The same direction within −π … π, for an angle less than a turn beyond. */
  public static double wrap(double angle) {
    if (angle > PI) {
      return angle - TWO_PI;
    }
    return angle < -PI ? angle + TWO_PI : angle;
  }

  public static double clamp(double value, double least, double most) {
    return value < least ? least : value > most ? most : value;
  }

  /** The sine of x ≥ 0 turned on by so many quarters. */
  private static double turned(double x, int quarters) {
    double angle = x <= MAX_ANGLE ? x : x - Math.floor(x / TWO_PI) * TWO_PI;
    double n = Math.floor(angle * TWO_OVER_PI + 0.5);
    double a = angle - n * HALF_PI_1;
    double b = n * HALF_PI_2;
    double high = a - b;
    double low = ((a - high) - b) - n * HALF_PI_3;
    double y = high + low;
    double tail = (high - y) + low;
    int quadrant = ((int) n + quarters) & 3;
    double value = (quadrant & 1) == 0 ? sinOf(y, tail) : cosOf(y, tail);
    return quadrant > 1 ? -value : value;
  }

  /** Sine of y + tail, |y| ≤ π/4. */
  private static double sinOf(double y, double tail) {
    double z = y * y;
    double series =
        -1.0 / 6
            + z
                * (1.0 / 120
                    + z
                        * (-1.0 / 5040
                            + z
                                * (1.0 / 362880
                                    + z
                                        * (-1.0 / 39916800
                                            + z * (1.0 / 6227020800.0 - z / 1307674368000.0)))));
    return y + (y * z * series + tail * (1 - 0.5 * z));
  }

  /** Cosine of y + tail, |y| ≤ π/4. */
  private static double cosOf(double y, double tail) {
    double z = y * y;
    double half = 0.5 * z;
    double w = 1 - half;
    double series =
        1.0 / 24
            + z
                * (-1.0 / 720
                    + z
                        * (1.0 / 40320
                            + z
                                * (-1.0 / 3628800
                                    + z
                                        * (1.0 / 479001600
                                            + z * (-1.0 / 87178291200.0 + z / 20922789888000.0)))));
    return w + (((1 - w) - half) + (z * z * series - y * tail));
  }

  /** atan(height / width) for both ≥ 0. */
  private static double firstQuadrant(double height, double width) {
    if (height <= width) {
      return width == 0 ? 0 : eighth(height == width ? 1 : height / width);
    }
    if (height > width) {
      return HALF_PI - (eighth(width / height) - HALF_PI_TAIL);
    }
    return Double.NaN;
  }

  /** atan of t in 0…1. */
  private static double eighth(double t) {
    int k = t < 0.125 ? 0 : (int) Math.floor(8 * t + 0.5);
    double c = k * 0.125;
    double z = k == 0 ? t : (t - c) / (1 + t * c);
    double q = z * z;
    double series =
        -1.0 / 3
            + q
                * (1.0 / 5
                    + q
                        * (-1.0 / 7
                            + q
                                * (1.0 / 9
                                    + q
                                        * (-1.0 / 11
                                            + q * (1.0 / 13 + q * (-1.0 / 15 + q * (1.0 / 17)))))));
    return ATAN[k] + (z + (z * q * series + ATAN_TAIL[k]));
  }

  /** e^r − 1 − r for |r| ≤ 1.1. */
  private static double expTail(double r) {
    double sum = 0;
    for (int n = 20; n >= 2; n--) {
      sum = (sum + 1) * r / n;
    }
    return sum * r;
  }

  /** log(m · 2^exponent), 1 ≤ m < 2. */
  private static double logOf(double mantissa, int exponent) {
    boolean upper = mantissa > 1.4142135623730951;
    double f = (upper ? mantissa * 0.5 : mantissa) - 1;
    double k = upper ? exponent + 1 : exponent;
    double s = f / (2 + f);
    double z = s * s;
    double series = 0;
    for (int n = 23; n >= 3; n -= 2) {
      series = (series + 2.0 / n) * z;
    }
    double half = 0.5 * f * f;
    return k * LN2_1 - ((half - (s * (half + series) + k * LN2_2)) - f);
  }

  /** 2, 4, 16, 256 … 2^512: two to the powers of two. */
  private static final double[] POWERS = powers();

  private static double[] powers() {
    var powers = new double[10];
    powers[0] = 2;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * powers[i - 1];
    }
    return powers;
  }

  private static int bit(int power) {
    int bit = 0;
    for (int rest = power; rest > 1; rest >>= 1) {
      bit++;
    }
    return bit;
  }

  /** value · 2^k, exactly but for what falls below the smallest normal number. */
  private static double scale(double value, int k) {
    double scaled = value;
    int rest = Math.abs(k);
    for (int i = POWERS.length - 1; i >= 0; i--) {
      if (rest >= 1 << i) {
        scaled = k < 0 ? scaled / POWERS[i] : scaled * POWERS[i];
        rest -= 1 << i;
      }
    }
    return scaled;
  }
}
