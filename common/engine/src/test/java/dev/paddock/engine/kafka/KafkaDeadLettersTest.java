package dev.paddock.engine.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class KafkaDeadLettersTest {
  private final KafkaClients clients = Kafka.clients();
  private final String service = Kafka.service(2);
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

  @Test
  void aDeadLetterSaysWhereItLayAndWhy() {
    try (var letters = KafkaDeadLetters.open(clients, service, metrics)) {
      letters.put(1, 42, "room_a", new byte[] {1, 2}, "BAD_ENVELOPE");
    }
    var record = only();
    assertThat(record.key()).isEqualTo("room_a".getBytes(StandardCharsets.UTF_8));
    assertThat(record.value()).containsExactly(1, 2);
    assertThat(header(record, "reason")).isEqualTo("BAD_ENVELOPE");
    assertThat(header(record, "source_topic")).isEqualTo(Topics.commands(service));
    assertThat(header(record, "source_partition")).isEqualTo("1");
    assertThat(header(record, "source_offset")).isEqualTo("42");
  }

  @Test
  void aDeadLetterThatCannotBeSentIsCounted() {
    var letters = KafkaDeadLetters.open(clients, service, metrics);
    letters.close();
    letters.put(1, 42, "room_a", new byte[] {1, 2}, "BAD_ENVELOPE");
    assertThat(metrics.counter("paddock.deadletters.lost", "service", service).count())
        .isEqualTo(1);
  }

  private ConsumerRecord<byte[], byte[]> only() {
    var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    try (var reader = new LogReader(Topics.deadletter(service), clients.consumer("test"))) {
      reader.read(1, 0, reader.end(1), records::add);
    }
    assertThat(records).hasSize(1);
    return records.getFirst();
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
