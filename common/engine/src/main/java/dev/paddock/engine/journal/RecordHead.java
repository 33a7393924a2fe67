package dev.paddock.engine.journal;

import java.nio.charset.StandardCharsets;

/**
 * What the reader rule has to know of a journal record; travels as the header {@value #HEADER}, for
 * example {@code DECISION:4711:12}.
 *
 * @param claim offset of the writer's claim; for a CLAIM its nonce
 * @param lane number under that claim, 1, 2, 3 …; 0 for CLAIM and BEAT
 */
public record RecordHead(Type type, long claim, long lane) {
  /** Name of the Kafka header. */
  public static final String HEADER = "paddock";

  /** Kinds of journal records. */
  public enum Type {
    CLAIM,
    DECISION,
    REFUSALS,
    FAILED,
    /** What happened in a run; its value says more. */
    RUN,
    BEAT,
    RELEASED
  }

  public byte[] encode() {
    return (type + ":" + claim + ":" + lane).getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Reads an encoded head.
   *
   * @throws IllegalArgumentException if it is not one
   */
  public static RecordHead decode(byte[] header) {
    var parts = new String(header, StandardCharsets.US_ASCII).split(":", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not a journal head: " + String.join(":", parts));
    }
    return new RecordHead(
        Type.valueOf(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
  }
}
