package dev.paddock.engine.kafka;

import dev.paddock.engine.journal.Mark;

/**
 * Keys in the snapshots topic that are not rooms (a room id has no {@code ~}), and their values.
 */
final class SnapshotKeys {
  /** Value: {@link Mark}, how far {@code X.events} has been written. */
  static final String MARK = "~mark";

  /** Value: {@link Seal}, the last record of each checkpoint. */
  static final String CHECKPOINT = "~checkpoint";

  /** Value: answers given for rooms that do not exist. */
  static final String LOOSE = "~loose";

  private SnapshotKeys() {}

  static boolean isRoom(String key) {
    return !key.startsWith("~");
  }

  /**
   * Ends a checkpoint and says what it is true for.
   *
   * @param rooms number of rooms that have a snapshot
   */
  record Seal(Mark mark, long nextCommand, long rooms) {}
}
