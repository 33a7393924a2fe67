package dev.paddock.deploy.bench.load;

/** The time a message was due, as it stands in the message: {@code "ts":NANOS}. */
public final class Stamps {
  private static final byte[] KEY = {'"', 't', 's', '"', ':'};
  private static final int SEARCHED = 160;

  private Stamps() {}

  /** The stamp of a message, −1 where it has none near its beginning. */
  public static long of(byte[] bytes, int from, int to) {
    int last = Math.min(to, from + SEARCHED) - KEY.length;
    for (int i = from; i < last; i++) {
      if (bytes[i] == '"' && bytes[i + 1] == 't' && isKey(bytes, i)) {
        return digits(bytes, i + KEY.length, to);
      }
    }
    return -1;
  }

  private static boolean isKey(byte[] bytes, int at) {
    return bytes[at + 2] == 's' && bytes[at + 3] == '"' && bytes[at + 4] == ':';
  }

  private static long digits(byte[] bytes, int from, int to) {
    long number = 0;
    for (int i = from; i < to && bytes[i] >= '0' && bytes[i] <= '9'; i++) {
      number = number * 10 + bytes[i] - '0';
    }
    return number;
  }
}
