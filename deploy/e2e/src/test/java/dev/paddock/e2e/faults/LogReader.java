package dev.paddock.e2e.faults;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads a topic from its beginning, each time on to where it ends then: committed records only. */
final class LogReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<String, String> consumer;
  private final List<TopicPartition> partitions;

  LogReader(String servers, String topic) {
    var config = new Properties();
    config.put("bootstrap.servers", servers);
    config.put("isolation.level", "read_committed");
    config.put("enable.auto.commit", "false");
    config.put("client.id", "check-" + topic);
    consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
    partitions =
        consumer.partitionsFor(topic).stream()
            .map(p -> new TopicPartition(topic, p.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Shows what is new. */
  void readOn(Consumer<ConsumerRecord<String, String>> visitor) {
    var ends = consumer.endOffsets(partitions);
    while (!partitions.stream().allMatch(p -> consumer.position(p) >= ends.get(p))) {
      consumer.poll(POLL).forEach(visitor);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
