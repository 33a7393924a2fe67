package dev.paddock.engine.wire;

/** Whether bytes are text: strict UTF-8 without zero bytes. */
final class Utf8 {
  private Utf8() {}

  /**
   * Whether bytes are UTF-8 as RFC 3629 has it (no overlong forms, no surrogates, nothing above
   * U+10FFFF) without U+0000, so that a parser cannot take them for UTF-16.
   */
  static boolean isText(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to) {
      int lead = bytes[i];
      if (lead > 0) {
        i++;
      } else {
        int length = sequence(bytes, i, to);
        if (length == 0) {
          return false;
        }
        i += length;
      }
    }
    return true;
  }

  /** Length of the sequence at {@code i} (not ASCII), 0 if it is none. */
  private static int sequence(byte[] bytes, int i, int to) {
    int lead = bytes[i] & 0xff;
    int length = lead >= 0xc2 && lead <= 0xdf ? 2 : lead >> 4 == 0xe ? 3 : 0;
    length = lead >= 0xf0 && lead <= 0xf4 ? 4 : length;
    if (length == 0 || to - i < length || !isSecond(lead, bytes[i + 1] & 0xff)) {
      return 0;
    }
    for (int k = 2; k < length; k++) {
      if ((bytes[i + k] & 0xc0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  private static boolean isSecond(int lead, int second) {
    return switch (lead) {
      case 0xe0 -> second >= 0xa0 && second <= 0xbf;
      case 0xed -> second >= 0x80 && second <= 0x9f;
      case 0xf0 -> second >= 0x90 && second <= 0xbf;
      case 0xf4 -> second >= 0x80 && second <= 0x8f;
      default -> second >= 0x80 && second <= 0xbf;
    };
  }

  /** Whether an escape of a surrogate ({@code \}{@code uD8…}) stands in a JSON text. */
  static boolean hasSurrogateEscape(byte[] bytes, int from, int to) {
    for (int i = from; i + 2 < to; i++) {
      if (bytes[i] == '\\' && bytes[i + 1] == 'u' && (bytes[i + 2] | 0x20) == 'd') {
        return true;
      }
    }
    return false;
  }

  /** Whether every surrogate has its other half. */
  static boolean isPaired(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }
}
