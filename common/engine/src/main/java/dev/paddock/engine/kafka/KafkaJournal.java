package dev.paddock.engine.kafka;

import dev.paddock.engine.journal.Journal;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;

/** A claimed log of a service in its topic: the journal, or the inputs of what runs. */
public final class KafkaJournal implements Journal, AutoCloseable {
  private final KafkaClients clients;
  private final String topic;
  private final String topicId;
  private final int partitions;
  private final LogReader reader;
  private final JournalRecords records;

  private KafkaJournal(
      KafkaClients clients,
      String topic,
      String topicId,
      LogReader reader,
      JournalRecords records) {
    this.clients = clients;
    this.topic = topic;
    this.topicId = topicId;
    this.partitions = reader.partitionCount();
    this.reader = reader;
    this.records = records;
  }

  /**
   * Connects to a journal that exists; blocks.
   *
   * @throws KafkaAway if Kafka does not answer
   */
  public static KafkaJournal open(KafkaClients clients, String service, MeterRegistry metrics) {
    return log(clients, Topics.journal(service), metrics);
  }

  /** Connects to the inputs of runs, which are a claimed log too; blocks. */
  public static KafkaJournal inputs(KafkaClients clients, String service, MeterRegistry metrics) {
    return log(clients, Topics.inputs(service), metrics);
  }

  private static KafkaJournal log(KafkaClients clients, String topic, MeterRegistry metrics) {
    return new KafkaJournal(
        clients,
        topic,
        new TopicAdmin(clients).topicId(topic),
        new LogReader(topic, clients.rangeConsumer("recovery")),
        new JournalRecords(topic, metrics));
  }

  @Override
  public String topicId() {
    return topicId;
  }

  @Override
  public int partitions() {
    return partitions;
  }

  /** Returns at once; what is sent before it is connected waits for that. */
  @Override
  public Appender appender() {
    return JournalAppender.open(topic, clients.journalProducer());
  }

  /** Blocks until the present ends are known. */
  @Override
  public AutoCloseable follow(Follower follower) {
    return JournalFollower.open(topic, partitions, clients.consumer("follow"), records, follower);
  }

  /**
   * One read at a time.
   *
   * @throws IllegalArgumentException if the range is not all in the log
   */
  @Override
  public void read(int partition, long from, long upTo, EntryHandler handler) {
    reader.read(partition, from, upTo, record -> records.decode(record, handler));
  }

  @Override
  public long end(int partition) {
    return reader.end(partition);
  }

  /** The offset of the oldest record there still is; blocks. */
  public long start(int partition) {
    return reader.start(partition);
  }

  /** The offset of the first record written at or after a time, or the end; blocks. */
  public long offsetAt(int partition, Instant time) {
    return reader.offsetAt(partition, time);
  }

  /** Deletes all records before an offset; blocks. */
  public void deleteBefore(int partition, long offset) {
    new TopicAdmin(clients).deleteBefore(topic, partition, offset);
  }

  @Override
  public void close() {
    reader.close();
  }
}
