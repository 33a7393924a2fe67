package dev.paddock.engine.kafka;

import dev.paddock.core.RoomId;
import dev.paddock.engine.journal.Mark;
import dev.paddock.engine.publish.PublishLog;
import dev.paddock.engine.wire.WireCodec;
import java.time.Duration;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jspecify.annotations.Nullable;

/** Transactions of a partition's publisher over its events and its snapshots. */
final class KafkaOutlet implements PublishLog.Outlet {
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

  private final Producer<byte[], byte[]> producer;
  private final String service;
  private final int partition;
  private final WireCodec wire;

  private KafkaOutlet(
      Producer<byte[], byte[]> producer, String service, int partition, WireCodec wire) {
    this.producer = producer;
    this.service = service;
    this.partition = partition;
    this.wire = wire;
  }

  /** Ends what a former holder of the transactional id had under way; blocks. */
  static KafkaOutlet open(
      Producer<byte[], byte[]> producer, String service, int partition, WireCodec wire) {
    try {
      producer.initTransactions();
    } catch (RuntimeException e) {
      producer.close(Duration.ZERO);
      throw e;
    }
    return new KafkaOutlet(producer, service, partition, wire);
  }

  @Override
  public void begin() {
    guarded(producer::beginTransaction);
  }

  @Override
  public void event(PublishLog.Event event) {
    var record =
        Records.record(Topics.events(service), partition, event.room().value(), event.json());
    CloudEvents.describe(
        record, event.id(), event.type(), "/paddock/" + service, event.at(), event.trace());
    send(record);
  }

  @Override
  public void snapshot(RoomId room, byte @Nullable [] snapshot) {
    store(room.value(), snapshot);
  }

  @Override
  public void seal(PublishLog.Seal seal) {
    store(SnapshotKeys.LOOSE, seal.loose());
    store(
        SnapshotKeys.CHECKPOINT,
        wire.json(new SnapshotKeys.Seal(seal.mark(), seal.nextCommand(), seal.rooms())));
  }

  @Override
  public void commit(Mark mark) {
    store(SnapshotKeys.MARK, wire.json(mark));
    guarded(producer::commitTransaction);
  }

  @Override
  public void close() {
    producer.close(CLOSE_LIMIT);
  }

  private void store(String key, byte @Nullable [] value) {
    send(Records.record(Topics.snapshots(service), partition, key, value));
  }

  /** A failure is told by the commit at the latest. */
  private void send(ProducerRecord<byte[], byte[]> record) {
    guarded(
        () -> {
          var unused = producer.send(record);
        });
  }

  private static void guarded(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      throw isFenced(e) ? new PublishLog.Fenced(e) : e;
    }
  }

  private static boolean isFenced(Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof ProducerFencedException || e instanceof InvalidProducerEpochException) {
        return true;
      }
    }
    return false;
  }
}
