package dev.paddock.simulation;

/**
 * A hash of a race's state in two ints, over canonical bits: {@code -0.0} counts as {@code 0.0}.
 */
final class StateHash {
  private int a;
  private int b;

  StateHash(int seed) {
    a = seed ^ 0x243f6a88;
    b = seed ^ 0x85a308d3;
  }

  void add(int value) {
    a = Integer.rotateLeft(a ^ value * 0xcc9e2d51, 13) * 5 + 0xe6546b64;
    b = Integer.rotateLeft(b + value * 0x1b873593, 17) * 9 ^ a;
  }

  void add(double value) {
    long bits = Double.doubleToLongBits(value + 0.0);
    add((int) (bits >>> 32));
    add((int) bits);
  }

  void add(double[] values) {
    for (double value : values) {
      add(value);
    }
  }

  void add(int[] values) {
    for (int value : values) {
      add(value);
    }
  }

  int high() {
    return Xoshiro.mix(a + 0x13198a2e);
  }

  int low() {
    return Xoshiro.mix(b ^ Xoshiro.mix(a));
  }
}
