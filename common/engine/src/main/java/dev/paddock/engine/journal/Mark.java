package dev.paddock.engine.journal;

/**
 * A place in a partition of a journal; stored and restored whole, never as a bare offset.
 *
 * @param topicId the id Kafka gave the topic: another one is another log
 * @param offset the next record to read
 * @param claim offset of the CLAIM in force, −1 before the first
 * @param lane number of the newest record that counted under that claim
 * @param open whether records of that claim still count
 */
public record Mark(String topicId, long offset, long claim, long lane, boolean open) {
  /** The beginning of a journal. */
  public static Mark start(String topicId) {
    return new Mark(topicId, 0, -1, 0, false);
  }
}
