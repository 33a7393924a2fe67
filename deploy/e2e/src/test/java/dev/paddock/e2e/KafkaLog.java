package dev.paddock.e2e;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics from outside, as {@code kcat} does: committed records, as text. */
final class KafkaLog {
  private static final Duration POLL = Duration.ofMillis(500);

  /** A record as {@code kcat -J} shows it. */
  record Entry(
      String key, Map<String, String> headers, JsonObject value, int partition, long offset) {
    static Entry of(ConsumerRecord<String, String> record) {
      var headers = new TreeMap<String, String>();
      record
          .headers()
          .forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
      return new Entry(
          record.key(),
          headers,
          new JsonObject(record.value()),
          record.partition(),
          record.offset());
    }
  }

  private final String servers;

  KafkaLog(String servers) {
    this.servers = servers;
  }

  /** How many partitions a topic has. */
  int partitions(String topic) {
    try (var consumer = consumer()) {
      return consumer.partitionsFor(topic).size();
    }
  }

  /** All there is in a topic by now with this key, in order. */
  List<Entry> read(String topic, String key) {
    try (var consumer = consumer()) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      var found = new ArrayList<Entry>();
      while (!partitions.stream().allMatch(p -> consumer.position(p) >= ends.get(p))) {
        for (var record : consumer.poll(POLL)) {
          if (key.equals(record.key())) {
            found.add(Entry.of(record));
          }
        }
      }
      return found;
    }
  }

  private KafkaConsumer<String, String> consumer() {
    var config = new Properties();
    config.put("bootstrap.servers", servers);
    config.put("isolation.level", "read_committed");
    config.put("enable.auto.commit", "false");
    return new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
  }
}
