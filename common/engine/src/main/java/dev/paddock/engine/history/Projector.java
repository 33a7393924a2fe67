package dev.paddock.engine.history;

import dev.paddock.core.History;
import dev.paddock.engine.documents.Documents;
import dev.paddock.engine.kafka.KafkaClients;
import dev.paddock.engine.kafka.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.kafka.client.common.TopicPartition;
import io.vertx.kafka.client.consumer.KafkaConsumer;
import io.vertx.kafka.client.consumer.KafkaConsumerRecord;
import io.vertx.kafka.client.consumer.KafkaConsumerRecords;
import io.vertx.kafka.client.consumer.OffsetAndMetadata;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the events of a service into documents: a batch is written, then its offsets are committed,
 * so that after a crash it is written again, which changes nothing. While the document store is
 * away it waits and holds up nobody else.
 */
public final class Projector {
  /** Pauses between attempts: doubled from the first to the longest. */
  static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration WRITE_LIMIT = Duration.ofSeconds(20);
  private static final Logger LOG = LoggerFactory.getLogger(Projector.class);

  private final Vertx vertx;
  private final Context context;
  private final KafkaClients kafka;
  private final String service;
  private final String log;
  private final List<History> histories;
  private final Documents documents;
  private final Duration firstPause;
  private final Counter events;
  private final Counter unreadable;

  // Below: on the context only.
  private @Nullable KafkaConsumer<byte[], byte[]> consumer;
  private Duration pause;
  private boolean stopped;

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
    this(vertx, kafka, service, log, histories, documents, metrics, FIRST_PAUSE);
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
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.kafka = kafka;
    this.service = service;
    this.log = log;
    this.histories = List.copyOf(histories);
    this.documents = documents;
    this.firstPause = firstPause;
    this.pause = firstPause;
    this.events = metrics.counter("paddock.projector.events", "service", service);
    this.unreadable = metrics.counter("paddock.projector.unreadable", "service", service);
  }

  /** The consumer group that shares the work of a service. */
  static String group(String service) {
    return "paddock-projector-" + service;
  }

  /** Begins, once Kafka is there; until then it tries. */
  public void start() {
    context.runOnContext(go -> open());
  }

  /** Ends; what is being written may be written again by another. */
  public Future<Void> stop() {
    var promise = io.vertx.core.Promise.<Void>promise();
    context.runOnContext(
        go -> {
          stopped = true;
          closed().onComplete(promise);
        });
    return promise.future();
  }

  private void open() {
    if (stopped) {
      return;
    }
    vertx
        .executeBlocking(() -> kafka.groupConsumer(group(service)))
        .map(plain -> KafkaConsumer.create(vertx, plain))
        .compose(made -> made.subscribe(Topics.events(service)).map(made))
        .onSuccess(this::opened)
        .onFailure(failure -> reopen("cannot subscribe", failure));
  }

  private void opened(KafkaConsumer<byte[], byte[]> made) {
    consumer = made;
    if (stopped) {
      closed();
    }
    poll();
  }

  private void poll() {
    if (consumer == null || stopped) {
      return;
    }
    consumer
        .poll(POLL)
        .onSuccess(this::received)
        .onFailure(failure -> reopen("cannot read", failure));
  }

  private void received(KafkaConsumerRecords<byte[], byte[]> records) {
    var batch = new WriteBatch(log);
    var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
    for (int i = 0; i < records.size(); i++) {
      var record = records.recordAt(i);
      add(batch, record);
      offsets.put(
          new TopicPartition(record.topic(), record.partition()),
          new OffsetAndMetadata(record.offset() + 1, ""));
    }
    write(batch, offsets, records.size());
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

  private void write(WriteBatch batch, Map<TopicPartition, OffsetAndMetadata> offsets, int size) {
    if (stopped) {
      return;
    }
    batch
        .apply(documents)
        .timeout(WRITE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .onSuccess(done -> context.runOnContext(go -> commit(offsets, size)))
        .onFailure(
            failure -> {
              LOG.warn("{}: cannot write, next attempt in {}: {}", service, pause, why(failure));
              later(() -> write(batch, offsets, size));
            });
  }

  private void commit(Map<TopicPartition, OffsetAndMetadata> offsets, int size) {
    pause = firstPause;
    events.increment(size);
    if (offsets.isEmpty() || consumer == null) {
      poll();
      return;
    }
    consumer
        .commit(offsets)
        .onFailure(failure -> LOG.warn("{}: cannot commit: {}", service, why(failure)))
        .onComplete(done -> context.runOnContext(go -> poll()));
  }

  private void reopen(String what, Throwable failure) {
    LOG.warn("{}: {}, next attempt in {}: {}", service, what, pause, why(failure));
    closed().onComplete(done -> later(this::open));
  }

  private Future<Void> closed() {
    var old = consumer;
    consumer = null;
    return old == null ? Future.succeededFuture() : old.close();
  }

  private void later(Runnable attempt) {
    vertx.setTimer(pause.toMillis(), go -> context.runOnContext(again -> attempt.run()));
    var doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }

  private static String why(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }
}
