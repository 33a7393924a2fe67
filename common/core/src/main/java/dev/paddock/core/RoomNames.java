package dev.paddock.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Locale;

/**
 * How a room's id follows from its name, so that who joins by name and who commands by id reach the
 * same writer without a directory.
 */
public final class RoomNames {
  /** Longest name, in characters after normalisation. */
  public static final int MAX_LENGTH = 64;

  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int ID_CHARACTERS = 16;

  private RoomNames() {}

  /** NFKC, inner white space to one blank, trimmed; case is kept (this is the form shown). */
  public static String display(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .replaceAll("\\p{IsWhite_Space}+", " ")
        .strip();
  }

  /** The display form in lower case: two names are the same if this is. */
  public static String normal(String name) {
    return display(name).toLowerCase(Locale.ROOT);
  }

  /** Whether a name has 1 to 64 characters and no control characters. */
  public static boolean isValid(String name) {
    var shown = display(name);
    return !shown.isEmpty()
        && shown.codePointCount(0, shown.length()) <= MAX_LENGTH
        && name.codePoints().noneMatch(RoomNames::isControl);
  }

  /**
   * The id of the room of that name.
   *
   * @param prefix for example {@code room_}
   * @param space the name space of the hash, for example {@code games}
   */
  public static RoomId id(String prefix, String space, String name) {
    var digest = sha256((space + "\0" + normal(name)).getBytes(StandardCharsets.UTF_8));
    return new RoomId(prefix + base32(digest, ID_CHARACTERS));
  }

  private static boolean isControl(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL || type == Character.SURROGATE;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String base32(byte[] bytes, int characters) {
    var text = new StringBuilder(characters);
    for (int i = 0; i < characters; i++) {
      int bit = i * 5;
      int pair = ((bytes[bit / 8] & 0xff) << 8) | (bytes[bit / 8 + 1] & 0xff);
      text.append(BASE32.charAt((pair >> (11 - bit % 8)) & 31));
    }
    return text.toString();
  }
}
