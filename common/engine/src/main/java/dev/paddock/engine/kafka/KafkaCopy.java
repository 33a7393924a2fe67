package dev.paddock.engine.kafka;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Writes records as they are into another topic; for one thread. */
public final class KafkaCopy implements AutoCloseable {
  private final String topic;
  private final Producer<byte[], byte[]> producer;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  private KafkaCopy(String topic, Producer<byte[], byte[]> producer) {
    this.topic = topic;
    this.producer = producer;
  }

  /**
   * Connects; makes the topic if it is not there.
   *
   * @param partitions as many as the records come from: each keeps its own
   * @throws IllegalArgumentException if the topic has another number of partitions
   */
  public static KafkaCopy open(KafkaClients clients, String topic, int partitions) {
    var admin = new TopicAdmin(clients);
    admin.ensureCopy(topic, partitions);
    int found = admin.partitions(topic);
    if (found != partitions) {
      throw new IllegalArgumentException(
          "%s has %d partitions, the copy would need %d.".formatted(topic, found, partitions));
    }
    return new KafkaCopy(topic, clients.copyProducer());
  }

  /**
   * Sends a record with its key, value, headers and time.
   *
   * @throws KafkaAway if one before could not be written
   */
  public void put(ConsumerRecord<byte[], byte[]> record) {
    check();
    var unused =
        producer.send(
            new ProducerRecord<>(
                topic,
                record.partition(),
                record.timestamp(),
                record.key(),
                record.value(),
                record.headers()),
            (at, failed) -> failure.compareAndSet(null, failed));
  }

  /** Waits until all is written; fails if something could not be. */
  public void flush() {
    producer.flush();
    check();
  }

  @Override
  public void close() {
    producer.close();
  }

  private void check() {
    var failed = failure.get();
    if (failed != null) {
      throw new KafkaAway("a record could not be written to " + topic, failed);
    }
  }
}
