package dev.paddock.engine.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads ranges of a topic, one at a time, with one consumer that stays connected: closing one waits
 * for the fetch under way, which would cost a takeover half a second.
 */
final class LogReader implements AutoCloseable {
  /** How long a read may stand still before it fails. */
  static final Duration STALL_LIMIT = Duration.ofSeconds(15);

  private static final Duration POLL = Duration.ofMillis(100);

  private final String topic;
  private final KafkaConsumer<byte[], byte[]> consumer;

  /** Connects; blocks. */
  LogReader(String topic, KafkaConsumer<byte[], byte[]> consumer) {
    this.topic = topic;
    this.consumer = consumer;
    consumer.endOffsets(partitions(), STALL_LIMIT);
  }

  int partitionCount() {
    return partitions().size();
  }

  synchronized long start(int partition) {
    var place = new TopicPartition(topic, partition);
    return only(consumer.beginningOffsets(List.of(place), STALL_LIMIT));
  }

  /** The offset behind the newest record this reader may see. */
  synchronized long end(int partition) {
    var place = new TopicPartition(topic, partition);
    return only(consumer.endOffsets(List.of(place), STALL_LIMIT));
  }

  /** The offset of the first record written at or after a time, or the end. */
  synchronized long offsetAt(int partition, Instant time) {
    var place = new TopicPartition(topic, partition);
    var found =
        consumer.offsetsForTimes(Map.of(place, time.toEpochMilli()), STALL_LIMIT).get(place);
    return found == null ? end(partition) : found.offset();
  }

  /**
   * Reads {@code [from, upTo)}.
   *
   * @throws IllegalArgumentException if that is not all in the log
   * @throws KafkaAway if nothing comes for {@link #STALL_LIMIT}
   */
  synchronized void read(
      int partition, long from, long upTo, Consumer<ConsumerRecord<byte[], byte[]>> handler) {
    if (from >= upTo) {
      return;
    }
    check(partition, upTo);
    var place = new TopicPartition(topic, partition);
    try {
      consumer.assign(List.of(place));
      consumer.seek(place, from);
      readOn(place, upTo, handler);
    } catch (OffsetOutOfRangeException e) {
      throw new IllegalArgumentException(
          place + " has no offset " + from + " any more, it starts at " + start(partition), e);
    } finally {
      consumer.assign(List.of());
    }
  }

  @Override
  public synchronized void close() {
    consumer.close();
  }

  private void readOn(
      TopicPartition place, long upTo, Consumer<ConsumerRecord<byte[], byte[]>> handler) {
    long progress = System.nanoTime();
    for (long at = position(place); at < upTo; ) {
      for (var record : consumer.poll(POLL)) {
        if (record.offset() < upTo) {
          handler.accept(record);
        }
      }
      long next = position(place);
      progress = next > at ? System.nanoTime() : progress;
      at = next;
      if (System.nanoTime() - progress > STALL_LIMIT.toNanos()) {
        throw new KafkaAway(place + " stands still at " + at + " of " + upTo);
      }
    }
  }

  private long position(TopicPartition place) {
    return consumer.position(place, STALL_LIMIT);
  }

  private void check(int partition, long upTo) {
    long end = end(partition);
    if (upTo > end) {
      throw new IllegalArgumentException(
          topic + "-" + partition + " ends at " + end + ", " + upTo + " was asked for");
    }
  }

  private static long only(Map<TopicPartition, Long> offsets) {
    return offsets.values().iterator().next();
  }

  private List<TopicPartition> partitions() {
    return consumer.partitionsFor(topic, STALL_LIMIT).stream()
        .map(p -> new TopicPartition(topic, p.partition()))
        .toList();
  }
}
