package dev.paddock.engine.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Utils;

/** Which partition a room belongs to: murmur2 of its id, as Kafka's own clients do it. */
public final class Partitions {
  private Partitions() {}

  /**
   * @param count partitions of the topic
   */
  public static int of(String room, int count) {
    return of(room.getBytes(StandardCharsets.UTF_8), count);
  }

  static int of(byte[] key, int count) {
    return Utils.toPositive(Utils.murmur2(key)) % count;
  }
}
