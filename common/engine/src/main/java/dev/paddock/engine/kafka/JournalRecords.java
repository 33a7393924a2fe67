package dev.paddock.engine.kafka;

import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.RecordHead;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Journal entries as Kafka records; what is none is skipped and counted. */
final class JournalRecords {
  private static final Logger LOG = LoggerFactory.getLogger(JournalRecords.class);

  private final Counter unreadable;

  JournalRecords(String topic, MeterRegistry metrics) {
    unreadable = metrics.counter("paddock.journal.unreadable", "topic", topic);
  }

  static ProducerRecord<byte[], byte[]> encode(
      String topic, int partition, @Nullable String key, RecordHead head, byte[] value) {
    var record = Records.record(topic, partition, key, value);
    record.headers().add(RecordHead.HEADER, head.encode());
    return record;
  }

  void decode(ConsumerRecord<byte[], byte[]> record, Journal.EntryHandler handler) {
    var head = head(record);
    if (head == null || record.value() == null) {
      unreadable.increment();
      LOG.warn(
          "skipped {}-{}@{}: not a journal record",
          record.topic(),
          record.partition(),
          record.offset());
      return;
    }
    handler.entry(
        new Journal.Entry(
            record.partition(),
            record.offset(),
            record.timestamp(),
            head,
            record.key() == null ? null : new String(record.key(), StandardCharsets.UTF_8),
            record.value()));
  }

  private static @Nullable RecordHead head(ConsumerRecord<byte[], byte[]> record) {
    var header = record.headers().lastHeader(RecordHead.HEADER);
    if (header == null || header.value() == null) {
      return null;
    }
    try {
      return RecordHead.decode(header.value());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
