package dev.paddock.engine.kafka;

import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.Mark;
import dev.paddock.engine.publish.PublishLog;
import dev.paddock.engine.wire.WireCodec;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;

/** The journal, the events and the snapshots of a service as its publisher sees them. */
public final class KafkaPublishLog implements PublishLog, AutoCloseable {
  private final KafkaClients clients;
  private final String service;
  private final WireCodec wire;
  private final MeterRegistry metrics;
  private final KafkaJournal journal;
  private final KafkaSnapshots snapshots;

  private KafkaPublishLog(
      KafkaClients clients, String service, WireCodec wire, MeterRegistry metrics) {
    this.clients = clients;
    this.service = service;
    this.wire = wire;
    this.metrics = metrics;
    this.journal = KafkaJournal.open(clients, service, metrics);
    this.snapshots = KafkaSnapshots.open(clients, service, wire);
  }

  /** Connects, with readers of its own: recoveries do not wait for the publisher; blocks. */
  public static KafkaPublishLog open(
      KafkaClients clients, String service, WireCodec wire, MeterRegistry metrics) {
    return new KafkaPublishLog(clients, service, wire, metrics);
  }

  @Override
  public Outlet open(int partition) {
    var producer = clients.transactionalProducer("paddock-publisher-" + service + "-" + partition);
    return KafkaOutlet.open(producer, service, partition, wire);
  }

  @Override
  public Place place(int partition) {
    return snapshots.place(partition);
  }

  @Override
  public Tail tail() {
    var topic = Topics.journal(service);
    return new JournalTail(topic, clients.consumer("publish"), new JournalRecords(topic, metrics));
  }

  @Override
  public String topicId() {
    return journal.topicId();
  }

  @Override
  public void read(int partition, long from, long upTo, Journal.EntryHandler handler) {
    journal.read(partition, from, upTo, handler);
  }

  @Override
  public void trim(int partition, Mark mark, Instant before) {
    long offset = Math.min(mark.offset(), journal.offsetAt(partition, before));
    if (offset > journal.start(partition)) {
      journal.deleteBefore(partition, offset);
    }
  }

  @Override
  public void close() {
    journal.close();
    snapshots.close();
  }
}
