package dev.paddock.engine.kafka;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Makes records; Kafka allows no key and no value, which its types do not say. */
final class Records {
  private Records() {}

  @SuppressWarnings("NullAway")
  static ProducerRecord<byte[], byte[]> record(
      String topic, int partition, @Nullable String key, byte @Nullable [] value) {
    var bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    return new ProducerRecord<>(topic, partition, bytes, value);
  }

  static void header(ProducerRecord<?, ?> record, String name, String value) {
    record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
