package dev.paddock.engine.kafka;

import java.time.Instant;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the committed records of any topic, for tools; every call blocks. */
public final class KafkaTopic implements AutoCloseable {
  private final LogReader reader;

  private KafkaTopic(LogReader reader) {
    this.reader = reader;
  }

  /**
   * Connects to a topic.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static KafkaTopic open(KafkaClients clients, String topic) {
    if (!new TopicAdmin(clients).exists(topic)) {
      throw new IllegalArgumentException("There is no topic " + topic + ".");
    }
    return new KafkaTopic(new LogReader(topic, clients.committedRangeConsumer("replay")));
  }

  public int partitions() {
    return reader.partitionCount();
  }

  /** The offset of the oldest record there still is. */
  public long start(int partition) {
    return reader.start(partition);
  }

  /** The offset behind the newest committed record. */
  public long end(int partition) {
    return reader.end(partition);
  }

  /** The offset of the first record written at or after a time, or the end. */
  public long offsetAt(int partition, Instant time) {
    return Math.min(reader.offsetAt(partition, time), reader.end(partition));
  }

  /** Hands over the records of {@code [from, upTo)} in order. */
  public void read(
      int partition, long from, long upTo, Consumer<ConsumerRecord<byte[], byte[]>> handler) {
    reader.read(partition, from, upTo, handler);
  }

  @Override
  public void close() {
    reader.close();
  }
}
