package dev.paddock.engine.views;

import dev.paddock.core.RoomId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one decision changes in what clients can read. The script that applies it skips what it has.
 *
 * @param lines new messages, with ascending seq
 * @param forms how the room looks after them, true for {@code seq}
 * @param taken users who sit here from now on
 * @param freed users who do not sit here any more
 */
public record RoomUpdate(
    RoomId room,
    String channel,
    String epoch,
    long seq,
    List<Line> lines,
    Forms forms,
    boolean listed,
    boolean closed,
    Set<Long> taken,
    Set<Long> freed) {
  /** One numbered message; {@code at} in milliseconds since 1970. */
  public record Line(long seq, long at, byte[] bytes, Map<Long, byte[]> privately) {}

  /** A room as it is stored; encoded when it is asked for, by whoever asks. */
  public interface Forms {
    /** The image message. */
    byte[] image();

    /** Image messages of users who may see more. */
    Map<Long, byte[]> privateImages();

    /** The public document; null when the room is closed. */
    byte @Nullable [] document();
  }

  /** Forms that are encoded already. */
  public record Encoded(byte[] image, Map<Long, byte[]> privateImages, byte @Nullable [] document)
      implements Forms {}
}
