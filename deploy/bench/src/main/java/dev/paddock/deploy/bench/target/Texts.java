package dev.paddock.deploy.bench.target;

import java.util.Arrays;

/** Looks into messages without decoding them. */
public final class Texts {
  private Texts() {}

  public static boolean contains(byte[] bytes, int from, int to, byte[] wanted) {
    return indexOf(bytes, from, to, wanted) >= 0;
  }

  /** Where a text begins in another, −1 if nowhere. */
  public static int indexOf(byte[] bytes, byte[] wanted) {
    return indexOf(bytes, 0, bytes.length, wanted);
  }

  /** Whether {@code bytes[from, to)} begins with a text. */
  public static boolean startsWith(byte[] bytes, int from, int to, byte[] wanted) {
    int end = from + wanted.length;
    return end <= to && Arrays.equals(bytes, from, end, wanted, 0, wanted.length);
  }

  /** Where a text begins in {@code bytes[from, to)}, −1 if nowhere. */
  public static int indexOf(byte[] bytes, int from, int to, byte[] wanted) {
    for (int i = from; i + wanted.length <= to; i++) {
      if (bytes[i] == wanted[0]
          && Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    return -1;
  }
}
