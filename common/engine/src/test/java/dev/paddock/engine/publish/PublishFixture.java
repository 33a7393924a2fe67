package dev.paddock.engine.publish;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.Mark;
import dev.paddock.engine.journal.Snapshots;
import dev.paddock.engine.kafka.Kafka;
import dev.paddock.engine.kafka.KafkaClients;
import dev.paddock.engine.kafka.KafkaJournal;
import dev.paddock.engine.kafka.KafkaPublishLog;
import dev.paddock.engine.kafka.KafkaSnapshots;
import dev.paddock.engine.kafka.Topics;
import dev.paddock.engine.room.DecisionCodec;
import dev.paddock.engine.room.Kinds;
import dev.paddock.engine.wire.WireCodec;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A service with its topics on the real broker, and a writer of its partition 0. */
final class PublishFixture implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  final KafkaClients clients = Kafka.clients();
  final String service = Kafka.service(2);
  final WireCodec wire = new WireCodec();
  final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  final Kinds kinds = new Kinds(new TallyService(service), List.of(new Tally(service)));
  final KafkaJournal journal = KafkaJournal.open(clients, service, metrics);
  final KafkaSnapshots snapshots = KafkaSnapshots.open(clients, service, wire);
  final KafkaPublishLog log = KafkaPublishLog.open(clients, service, wire, metrics);
  final Scribe scribe = new Scribe(journal, 0, new DecisionCodec(kinds, wire));

  /** A publisher of partition 0 whose time starts at 0. */
  PartitionPublisher open() {
    return open(log);
  }

  PartitionPublisher open(PublishLog through) {
    return PartitionPublisher.open(setting(through), 0, mark -> true, 0);
  }

  PartitionPublisher open(Predicate<Mark> readable) {
    return PartitionPublisher.open(setting(log), 0, readable, 0);
  }

  private PartitionPublisher.Setting setting(PublishLog through) {
    return new PartitionPublisher.Setting(through, kinds, wire, PublishLimits.CHECKPOINT_INTERVAL);
  }

  /** Gives a publisher all there is in the journal from where it stands. */
  void feed(PartitionPublisher publisher, long now) {
    feed(publisher, journal.end(0), now);
  }

  /** Gives a publisher the journal up to an offset. */
  void feed(PartitionPublisher publisher, long upTo, long now) {
    Journal.EntryHandler take = entry -> publisher.take(entry, now);
    journal.read(0, publisher.position(), upTo, take);
  }

  /** Feeds and commits. */
  void publish(PartitionPublisher publisher, long now) {
    feed(publisher, now);
    publisher.turn(now + PublishLimits.INTERVAL.toNanos());
  }

  List<JsonNode> events() {
    return eventRecords().stream().map(r -> json(r.value())).toList();
  }

  List<Long> amounts() {
    return events().stream().map(e -> e.at("/payload/amount").asLong()).toList();
  }

  Snapshots.Checkpoint checkpoint() {
    Kafka.settle(Topics.snapshots(service), 0);
    return snapshots.read(0);
  }

  List<ConsumerRecord<byte[], byte[]>> eventRecords() {
    return Kafka.committed(Topics.events(service), 0);
  }

  @Override
  public void close() {
    scribe.close();
    log.close();
    snapshots.close();
    journal.close();
  }

  private static JsonNode json(byte[] value) {
    try {
      return JSON.readTree(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
