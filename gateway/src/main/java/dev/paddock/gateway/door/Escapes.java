package dev.paddock.gateway.door;

/**
 * Whether every percent sign of a request's target begins an escape: where one does not, Vert.x
 * throws, in the middle of a handler and with the whole query in the message.
 */
final class Escapes {
  private static final int LENGTH = 3;

  private Escapes() {}

  static boolean areRight(String target) {
    for (int at = target.indexOf('%'); at >= 0; at = target.indexOf('%', at + LENGTH)) {
      if (at + LENGTH > target.length() || !isHex(target, at + 1) || !isHex(target, at + 2)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHex(String text, int at) {
    return text.charAt(at) < 0x80 && Character.digit(text.charAt(at), 16) >= 0;
  }
}
