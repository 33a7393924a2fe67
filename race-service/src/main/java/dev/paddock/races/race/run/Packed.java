package dev.paddock.races.race.run;

import java.nio.ByteBuffer;

/** A driver's input in ten bytes: tag, place on the grid, controls, number. */
final class Packed {
  /** The first byte of inputs. */
  static final byte TAG = 0;

  /** Stands for a number the client left out: one more than the last. */
  static final int NEXT = -1;

  private static final int SIZE = 10;

  private Packed() {}

  static byte[] of(int place, int controls, int n) {
    return ByteBuffer.allocate(SIZE).put(TAG).put((byte) place).putInt(controls).putInt(n).array();
  }

  static boolean is(byte[] packed) {
    return packed.length == SIZE && packed[0] == TAG;
  }

  static int place(byte[] packed) {
    return packed[1];
  }

  static int controls(byte[] packed) {
    return number(packed, 2);
  }

  static int n(byte[] packed) {
    return number(packed, 6);
  }

  private static int number(byte[] packed, int at) {
    return (packed[at] & 0xff) << 24
        | (packed[at + 1] & 0xff) << 16
        | (packed[at + 2] & 0xff) << 8
        | (packed[at + 3] & 0xff);
  }
}
