package dev.paddock.gateway.auth;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** Numbers of users: 1 … 2^52−1 for accounts, 2^52 … 2^53−1 for development identities. */
public final class UserIds {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long ACCOUNTS = 1L << 52;
  private static final int DIGITS = 16;

  private UserIds() {}

  /** A number for a new account; taken with a chance that the insert has to look at. */
  public static long random() {
    return RANDOM.nextLong(1, ACCOUNTS);
  }

  /** The number of a development identity: 2^52 + the first 48 bits of SHA-256 of its name. */
  public static long development(String name) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
      return ACCOUNTS + (ByteBuffer.wrap(digest).getLong() >>> 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** Reads the decimal form, 0 if it is not the one of a user id. */
  public static long parse(String text) {
    if (text.isEmpty() || text.length() > DIGITS || text.charAt(0) == '0') {
      return 0;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return 0;
      }
    }
    long id = Long.parseLong(text);
    return id <= Identity.MAX_USER_ID ? id : 0;
  }
}
