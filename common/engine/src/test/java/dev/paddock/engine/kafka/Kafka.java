package dev.paddock.engine.kafka;

import dev.paddock.embedded.ThrowawayServers;
import java.util.concurrent.atomic.AtomicInteger;

/** The broker the tests of this module share; each test has topics of its own. */
final class Kafka {
  private static final AtomicInteger SERVICES = new AtomicInteger();

  private Kafka() {}

  static KafkaClients clients() {
    return new KafkaClients(ThrowawayServers.kafka().bootstrapServers(), "test");
  }

  /** A service nobody else has, with its topics. */
  static String service(int partitions) {
    var service = "service" + SERVICES.incrementAndGet();
    new TopicAdmin(clients()).ensure(service, partitions);
    return service;
  }
}
