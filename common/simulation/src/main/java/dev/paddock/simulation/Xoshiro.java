package dev.paddock.simulation;

/**
 * The generator xoshiro128** 1.1 of Blackman and Vigna: four ints of state, period 2¹²⁸ − 1. Ints
 * only, so that it is the same and fast in a browser.
 */
public final class Xoshiro {
  private static final double UNIT = 1.0 / 4294967296.0;

  private int a;
  private int b;
  private int c;
  private int d;

  /** A generator whose state is drawn from the seed; every seed is good, 0 too. */
  public Xoshiro(int seed) {
    int state = seed;
    a = mix(state += 0x9e3779b9);
    b = mix(state += 0x9e3779b9);
    c = mix(state += 0x9e3779b9);
    d = mix(state + 0x9e3779b9) | 1; // Never all four zero.
  }

  /** A generator at exactly this state, of which not all may be 0. */
  Xoshiro(int a, int b, int c, int d) {
    this.a = a;
    this.b = b;
    this.c = c;
    this.d = d;
  }

  /** The next 32 random bits. */
  public int nextInt() {
    int result = Integer.rotateLeft(b * 5, 7) * 9;
    int t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = Integer.rotateLeft(d, 11);
    return result;
  }

  /** Uniform in [0, 1), in steps of 2⁻³². */
  public double nextDouble() {
    int bits = nextInt();
    return (bits < 0 ? bits + 4294967296.0 : bits) * UNIT;
  }

  /** Uniform in [least, most). */
  public double between(double least, double most) {
    return least + (most - least) * nextDouble();
  }

  /** Uniform in 0 … bound − 1; bound at least 1. */
  public int below(int bound) {
    return (int) (nextDouble() * bound);
  }

  /** The finaliser of MurmurHash3: every bit of the input changes half of the output's. */
  public static int mix(int value) {
    int h = value;
    h = (h ^ h >>> 16) * 0x85ebca6b;
    h = (h ^ h >>> 13) * 0xc2b2ae35;
    return h ^ h >>> 16;
  }
}
