package dev.paddock.gateway.session;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Makes trace parents as W3C says: by one of them a command can be followed everywhere. */
final class Traces {
  private static final HexFormat HEX = HexFormat.of();

  private Traces() {}

  static String next() {
    var random = ThreadLocalRandom.current();
    return "00-"
        + HEX.toHexDigits(random.nextLong() | 1)
        + HEX.toHexDigits(random.nextLong())
        + "-"
        + HEX.toHexDigits(random.nextLong() | 1)
        + "-01";
  }
}
