package dev.paddock.core.table;

import dev.paddock.core.Seed;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Chance that players can check: everything follows from a secret to which the server is committed
 * before the first move, and from the players' own seeds.
 *
 * @param seeds of the players who gave one, in seat order
 */
public record Fair(Seed secret, String roomId, String epoch, List<String> seeds) {
  private static final String HMAC = "HmacSHA256";

  /** Bytes from here on would make the low faces more likely. */
  private static final int FIRST_UNFAIR_BYTE = 252;

  private static final int FACES = 6;
  private static final String OPENING = "0";

  public Fair {
    seeds = List.copyOf(seeds);
  }

  /** Hex of SHA-256 of the secret: what is published before the first move. */
  public static String commitment(Seed secret) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(secret.bytes());
      return HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The seat that opens the game: 0 … {@code players} − 1. */
  public int opener(int players) {
    return (digest(text(OPENING))[0] & 0xff) % players;
  }

  /** Die number {@code n} of the game (1, 2, …): 1 … 6. */
  public int die(int n) {
    return die(Integer.toString(n));
  }

  /**
   * A die that has a place instead of a number: 1 … 6.
   *
   * @param place parts joined by colons, for example round, seat and die
   */
  public int die(String place) {
    var text = text(place);
    var bytes = digest(text);
    for (int again = 1; ; again++) {
      for (byte b : bytes) {
        if ((b & 0xff) < FIRST_UNFAIR_BYTE) {
          return (b & 0xff) % FACES + 1;
        }
      }
      bytes = digest(text + ":" + again);
    }
  }

  private String text(String n) {
    var text = new StringBuilder(roomId).append(':').append(epoch).append(':').append(n);
    seeds.forEach(seed -> text.append(':').append(seed));
    return text.toString();
  }

  private byte[] digest(String text) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret.bytes(), HMAC));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + HMAC, e);
    }
  }
}
