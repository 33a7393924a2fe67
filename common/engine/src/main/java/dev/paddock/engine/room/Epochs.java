package dev.paddock.engine.room;

import dev.paddock.core.Seed;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names of generations of channels, opaque to everybody else: each begins with a mark of the
 * journal it was made in, so that a journal that came back from a backup under another id is known
 * for one whose numbers may have been given to something else already, whoever recovers from it.
 */
final class Epochs {
  private static final int MARK_BYTES = 3;
  private static final int CHANCE_CHARACTERS = 10;

  private final String mark;

  Epochs(String topicId) {
    mark = HexFormat.of().formatHex(sha256(topicId), 0, MARK_BYTES);
  }

  /** A new one, never used before. */
  String next(Seed seed) {
    return mark + seed.hex().substring(0, CHANCE_CHARACTERS);
  }

  /** Whether it was made in this journal. */
  boolean isOurs(String epoch) {
    return epoch.startsWith(mark);
  }

  /** Whether all that was recovered was made in this journal. */
  boolean areOurs(Recovery.Recovered found) {
    return found.rooms().all().stream().allMatch(room -> isOurs(room.epoch()))
        && found.since().stream().allMatch(change -> isOurs(change.epoch()));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
