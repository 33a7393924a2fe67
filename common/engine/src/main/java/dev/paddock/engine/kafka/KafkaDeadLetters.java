package dev.paddock.engine.kafka;

import dev.paddock.engine.command.DeadLetters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets commands aside in {@code X.deadletter}, with where they lay and why in the headers. */
public final class KafkaDeadLetters implements DeadLetters, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaDeadLetters.class);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

  private final String source;
  private final String topic;
  private final Producer<byte[], byte[]> producer;
  private final Counter put;
  private final Counter lost;

  private KafkaDeadLetters(
      String service, Producer<byte[], byte[]> producer, MeterRegistry metrics) {
    this.source = Topics.commands(service);
    this.topic = Topics.deadletter(service);
    this.producer = producer;
    this.put = metrics.counter("paddock.deadletters", "service", service);
    this.lost = metrics.counter("paddock.deadletters.lost", "service", service);
  }

  /** Connects; blocks. */
  public static KafkaDeadLetters open(KafkaClients clients, String service, MeterRegistry metrics) {
    var producer = clients.commandProducer();
    Warmth.warm(producer, Topics.deadletter(service));
    return new KafkaDeadLetters(service, producer, metrics);
  }

  @Override
  public void put(int partition, long offset, String room, byte[] raw, String reason) {
    put.increment();
    LOG.warn("{}-{}@{} goes to the dead letters: {}", source, partition, offset, reason);
    var record = Records.record(topic, partition, room, raw);
    Records.header(record, "reason", reason);
    Records.header(record, "source_topic", source);
    Records.header(record, "source_partition", Integer.toString(partition));
    Records.header(record, "source_offset", Long.toString(offset));
    send(record);
  }

  @Override
  public void close() {
    producer.close(CLOSE_LIMIT);
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    try {
      var unused = producer.send(record, (metadata, failure) -> done(failure));
    } catch (RuntimeException e) {
      done(e);
    }
  }

  private void done(@Nullable Exception failure) {
    if (failure != null) {
      lost.increment();
      LOG.error("a dead letter is lost", failure);
    }
  }
}
