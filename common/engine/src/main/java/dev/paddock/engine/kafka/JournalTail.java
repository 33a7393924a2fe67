package dev.paddock.engine.kafka;

import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.publish.PublishLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;

/** Follows some partitions of a journal from places of their own. */
final class JournalTail implements PublishLog.Tail {
  private final String topic;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final JournalRecords records;
  private final Set<TopicPartition> taken = new HashSet<>();

  /** A consumer without partitions cannot wait, so this does. */
  private final Semaphore woken = new Semaphore(0);

  JournalTail(String topic, KafkaConsumer<byte[], byte[]> consumer, JournalRecords records) {
    this.topic = topic;
    this.consumer = consumer;
    this.records = records;
  }

  @Override
  public void take(int partition, long from) {
    taken.add(place(partition));
    consumer.assign(taken);
    consumer.seek(place(partition), from);
  }

  @Override
  public void drop(int partition) {
    taken.remove(place(partition));
    consumer.assign(taken);
  }

  @Override
  public List<Journal.Entry> poll(Duration limit) {
    var entries = new ArrayList<Journal.Entry>();
    try {
      if (taken.isEmpty()) {
        idle(limit);
      } else {
        consumer.poll(limit).forEach(record -> records.decode(record, entries::add));
      }
    } catch (WakeupException e) {
      return List.of();
    }
    return entries;
  }

  @Override
  public void wakeup() {
    woken.release();
    consumer.wakeup();
  }

  @Override
  public long lag(int partition) {
    return consumer.currentLag(place(partition)).orElse(0);
  }

  @Override
  public void close() {
    consumer.close();
  }

  private void idle(Duration limit) {
    try {
      if (woken.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        woken.drainPermits();
      }
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private TopicPartition place(int partition) {
    return new TopicPartition(topic, partition);
  }
}
