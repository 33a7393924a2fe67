package dev.paddock.engine.kafka;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.TimeoutException;

/** Connects a producer that never blocks: without a topic's metadata its sends would fail. */
final class Warmth {
  /** How long a producer has to learn of a topic. */
  static final Duration LIMIT = Duration.ofSeconds(15);

  private static final Duration STEP = Duration.ofMillis(20);

  private Warmth() {}

  /**
   * Waits until the producer knows a topic; blocks.
   *
   * @return the number of its partitions
   * @throws KafkaAway if it does not within {@link #LIMIT}
   */
  static int warm(Producer<byte[], byte[]> producer, String topic) {
    long until = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      try {
        return producer.partitionsFor(topic).size();
      } catch (TimeoutException e) {
        if (System.nanoTime() > until) {
          throw new KafkaAway("no metadata of " + topic + " within " + LIMIT, e);
        }
        LockSupport.parkNanos(STEP.toNanos());
      }
    }
  }
}
