package dev.paddock.engine.kafka;

import dev.paddock.engine.journal.Journal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows all partitions of a journal on a thread of its own. Silence is only told when the broker
 * said so: while Kafka is away nothing is handed over, so that nobody mistakes it for a silent
 * owner.
 */
final class JournalFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JournalFollower.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(15);
  private static final Duration AFTER_FAILURE = Duration.ofMillis(100);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final JournalRecords records;
  private final Journal.Follower follower;
  private final Metric fetches;
  private double fetchesSeen;
  private volatile boolean closed;

  private JournalFollower(
      KafkaConsumer<byte[], byte[]> consumer, JournalRecords records, Journal.Follower follower) {
    this.consumer = consumer;
    this.records = records;
    this.follower = follower;
    this.fetches = fetches(consumer);
  }

  /** Blocks until the present ends are known. */
  static JournalFollower open(
      String topic,
      int partitions,
      KafkaConsumer<byte[], byte[]> consumer,
      JournalRecords records,
      Journal.Follower follower) {
    seekToEnds(consumer, topic, partitions);
    var following = new JournalFollower(consumer, records, follower);
    Thread.ofPlatform().daemon().name("follow-" + topic).start(following::run);
    return following;
  }

  @Override
  public void close() {
    closed = true;
    consumer.wakeup();
  }

  private static void seekToEnds(
      KafkaConsumer<byte[], byte[]> consumer, String topic, int partitions) {
    var all = IntStream.range(0, partitions).mapToObj(p -> new TopicPartition(topic, p)).toList();
    consumer.assign(all);
    consumer.seekToEnd(all);
    all.forEach(p -> consumer.position(p, CONNECT_LIMIT));
  }

  private void run() {
    try (consumer) {
      while (!closed) {
        fetch();
      }
    }
  }

  private void fetch() {
    try {
      var polled = consumer.poll(POLL);
      if (!polled.isEmpty() || hasFetched()) {
        follower.fetched(decode(polled));
      }
    } catch (WakeupException e) {
      LOG.debug("woken to close");
    } catch (OffsetOutOfRangeException e) {
      LOG.warn("records were deleted before they were followed: {}", e.partitions());
      consumer.seekToBeginning(e.partitions());
    } catch (KafkaException e) {
      LOG.warn("a fetch failed", e);
      LockSupport.parkNanos(AFTER_FAILURE.toNanos());
    } catch (RuntimeException e) {
      LOG.error("a follower threw", e);
    }
  }

  private List<Journal.Entry> decode(ConsumerRecords<byte[], byte[]> polled) {
    var entries = new ArrayList<Journal.Entry>(polled.count());
    polled.forEach(record -> records.decode(record, entries::add));
    return entries;
  }

  /** Whether the broker answered a fetch since this was last asked. */
  private boolean hasFetched() {
    double now = (Double) fetches.metricValue();
    boolean more = now > fetchesSeen;
    fetchesSeen = now;
    return more;
  }

  private static Metric fetches(KafkaConsumer<byte[], byte[]> consumer) {
    return consumer.metrics().entrySet().stream()
        .filter(m -> m.getKey().name().equals("fetch-total"))
        .filter(m -> m.getKey().group().equals("consumer-fetch-manager-metrics"))
        .map(java.util.Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("this Kafka client counts no fetches"));
  }
}
