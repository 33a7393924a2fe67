package dev.paddock.testkit.fuzz;

import java.util.Arrays;
import java.util.Random;

/** Changes texts without a look at what they mean. */
final class Bytes {
  private static final byte[][] PIECES = {
    {(byte) 0xff},
    {(byte) 0xc0, (byte) 0x80},
    {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
    {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
    {(byte) 0xef, (byte) 0xbb, (byte) 0xbf},
    {0},
    {'"'},
    {'\\'},
    {'{'},
    {'}'},
    {'['},
    {','},
    {':'},
    {'\n'},
    {'\\', 'u', 'd', '8', '0', '0'}
  };

  private Bytes() {}

  static byte[] change(Random random, byte[] bytes) {
    if (bytes.length == 0) {
      return PIECES[random.nextInt(PIECES.length)];
    }
    int at = random.nextInt(bytes.length);
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> inserted(bytes, at, PIECES[random.nextInt(PIECES.length)]);
      case 2 -> inserted(bytes, at, Arrays.copyOfRange(bytes, 0, at));
      default -> flipped(random, bytes);
    };
  }

  private static byte[] flipped(Random random, byte[] bytes) {
    var changed = bytes.clone();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return changed;
  }

  private static byte[] inserted(byte[] bytes, int at, byte[] piece) {
    var changed = Arrays.copyOf(bytes, bytes.length + piece.length);
    System.arraycopy(piece, 0, changed, at, piece.length);
    System.arraycopy(bytes, at, changed, at + piece.length, bytes.length - at);
    return changed;
  }
}
