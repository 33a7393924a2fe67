package dev.paddock.engine.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.embedded.ThrowawayServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The broker the tests of this module share; each test has topics of its own. */
public final class Kafka {
  private static final Duration SETTLE_LIMIT = Duration.ofSeconds(20);
  private static final AtomicInteger SERVICES = new AtomicInteger();

  private Kafka() {}

  public static KafkaClients clients() {
    return new KafkaClients(ThrowawayServers.kafka().bootstrapServers(), "test");
  }

  /** A service nobody else has, with its topics. */
  public static String service(int partitions) {
    var service = "service" + SERVICES.incrementAndGet();
    new TopicAdmin(clients()).ensure(service, partitions);
    return service;
  }

  /** All committed records of a partition. */
  public static List<ConsumerRecord<byte[], byte[]>> committed(String topic, int partition) {
    settle(topic, partition);
    var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    try (var reader = new LogReader(topic, clients().committedConsumer("test"))) {
      reader.read(partition, 0, reader.end(partition), records::add);
    }
    return records;
  }

  /** Waits until no transaction is under way: a commit returns before all can see it. */
  public static void settle(String topic, int partition) {
    long until = System.nanoTime() + SETTLE_LIMIT.toNanos();
    try (var committed = new LogReader(topic, clients().committedConsumer("test"));
        var all = new LogReader(topic, clients().consumer("test"))) {
      while (committed.end(partition) < all.end(partition)) {
        assertThat(System.nanoTime()).as("%s-%d settles", topic, partition).isLessThan(until);
      }
    }
  }
}
