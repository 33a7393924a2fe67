package dev.paddock.races.race.run;

import java.util.List;

/** What the room tells the run: who has given up, one bit a place of the grid. */
public final class Orders {
  /** The first byte of orders, so that they are told from inputs. */
  static final byte TAG = 1;

  private static final int SIZE = 2;

  private Orders() {}

  /**
   * Packs them; nothing where nobody has given up.
   *
   * @param left of each place of the grid, at most 8
   */
  public static byte[] of(List<Boolean> left) {
    int mask = 0;
    for (int i = 0; i < left.size(); i++) {
      mask |= left.get(i) ? 1 << i : 0;
    }
    return mask == 0 ? new byte[0] : new byte[] {TAG, (byte) mask};
  }

  static boolean are(byte[] packed) {
    return packed.length == SIZE && packed[0] == TAG;
  }

  static boolean retires(byte[] packed, int place) {
    return (packed[1] & (1 << place)) != 0;
  }
}
