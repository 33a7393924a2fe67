package dev.paddock.engine.history;

import dev.paddock.core.History;
import dev.paddock.engine.documents.Documents;
import dev.paddock.engine.kafka.KafkaClients;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.kafka.client.consumer.KafkaConsumerRecord;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the events of a service into documents: a batch is written, then its offsets are committed,
 * so that after a crash it is written again, which changes nothing. While the document store is
 * away it waits and holds up nobody else.
 */
public final class Projector {
  private static final Logger LOG = LoggerFactory.getLogger(Projector.class);

  private final EventFollower follower;
  private final String log;
  private final List<History> histories;
  private final Documents documents;
  private final Counter events;
  private final Counter unreadable;

  /**
   * @param log id of the journal's topic, kept with each document
   * @param histories those of all kinds of the service
   */
  public Projector(
      Vertx vertx,
      KafkaClients kafka,
      String service,
      String log,
      List<History> histories,
      Documents documents,
      MeterRegistry metrics) {
    this(vertx, kafka, service, log, histories, documents, metrics, EventFollower.FIRST_PAUSE);
  }

  Projector(
      Vertx vertx,
      KafkaClients kafka,
      String service,
      String log,
      List<History> histories,
      Documents documents,
      MeterRegistry metrics,
      Duration firstPause) {
    this.follower =
        new EventFollower(vertx, kafka, service, group(service), firstPause, this::write);
    this.log = log;
    this.histories = List.copyOf(histories);
    this.documents = documents;
    this.events = metrics.counter("paddock.projector.events", "service", service);
    this.unreadable = metrics.counter("paddock.projector.unreadable", "service", service);
  }

  /** The consumer group that shares the work of a service. */
  static String group(String service) {
    return "paddock-projector-" + service;
  }

  /** Begins, once Kafka is there; until then it tries. */
  public void start() {
    follower.start();
  }

  /** Ends; what is being written may be written again by another. */
  public Future<Void> stop() {
    return follower.stop();
  }

  private Future<Void> write(List<KafkaConsumerRecord<byte[], byte[]>> records) {
    var batch = new WriteBatch(log);
    records.forEach(record -> add(batch, record));
    return batch.apply(documents).onSuccess(done -> events.increment(records.size()));
  }

  private void add(WriteBatch batch, KafkaConsumerRecord<byte[], byte[]> record) {
    try {
      var event = EventRecord.parse(record.value());
      histories.stream()
          .flatMap(history -> history.write(event.told()).stream())
          .forEach(write -> batch.add(event.id(), write));
    } catch (RuntimeException e) {
      unreadable.increment();
      LOG.error(
          "{} {}@{} is left out: {}",
          record.topic(),
          record.partition(),
          record.offset(),
          e.toString());
    }
  }
}
