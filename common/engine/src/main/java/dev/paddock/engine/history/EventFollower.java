package dev.paddock.engine.history;

import dev.paddock.engine.kafka.KafkaClients;
import dev.paddock.engine.kafka.Topics;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.kafka.client.common.TopicPartition;
import io.vertx.kafka.client.consumer.KafkaConsumer;
import io.vertx.kafka.client.consumer.KafkaConsumerRecord;
import io.vertx.kafka.client.consumer.KafkaConsumerRecords;
import io.vertx.kafka.client.consumer.OffsetAndMetadata;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the events of a service for a group: a batch is worked on, then its offsets are
 * committed, so that after a crash it is worked on again. While the work fails it is tried again,
 * and nobody else is held up.
 */
final class EventFollower {
  /** Pauses between attempts: doubled from the first to the longest. */
  static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration WORK_LIMIT = Duration.ofSeconds(20);
  private static final Logger LOG = LoggerFactory.getLogger(EventFollower.class);

  private final Vertx vertx;
  private final Context context;
  private final KafkaClients kafka;
  private final String service;
  private final String group;
  private final Function<List<KafkaConsumerRecord<byte[], byte[]>>, Future<Void>> work;
  private final Duration firstPause;

  // Below: on the context only.
  private @Nullable KafkaConsumer<byte[], byte[]> consumer;
  private Duration pause;
  private boolean stopped;

  /**
   * @param work may be given the same records again
   */
  EventFollower(
      Vertx vertx,
      KafkaClients kafka,
      String service,
      String group,
      Duration firstPause,
      Function<List<KafkaConsumerRecord<byte[], byte[]>>, Future<Void>> work) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.kafka = kafka;
    this.service = service;
    this.group = group;
    this.work = work;
    this.firstPause = firstPause;
    this.pause = firstPause;
  }

  /** Begins, once Kafka is there; until then it tries. */
  void start() {
    context.runOnContext(go -> open());
  }

  /** Ends; what is being worked on may be worked on again by another. */
  Future<Void> stop() {
    var promise = Promise.<Void>promise();
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
        .executeBlocking(() -> kafka.groupConsumer(group))
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
    var batch = new ArrayList<KafkaConsumerRecord<byte[], byte[]>>(records.size());
    var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
    for (int i = 0; i < records.size(); i++) {
      var record = records.recordAt(i);
      batch.add(record);
      offsets.put(
          new TopicPartition(record.topic(), record.partition()),
          new OffsetAndMetadata(record.offset() + 1, ""));
    }
    work(batch, offsets);
  }

  private void work(
      List<KafkaConsumerRecord<byte[], byte[]>> batch,
      Map<TopicPartition, OffsetAndMetadata> offsets) {
    if (stopped) {
      return;
    }
    work.apply(batch)
        .timeout(WORK_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .onSuccess(done -> context.runOnContext(go -> commit(offsets)))
        .onFailure(
            failure -> {
              LOG.warn("{} waits, next attempt in {}: {}", group, pause, why(failure));
              later(() -> work(batch, offsets));
            });
  }

  private void commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
    pause = firstPause;
    if (offsets.isEmpty() || consumer == null) {
      poll();
      return;
    }
    consumer
        .commit(offsets)
        .onFailure(failure -> LOG.warn("{} cannot commit: {}", group, why(failure)))
        .onComplete(done -> context.runOnContext(go -> poll()));
  }

  private void reopen(String what, Throwable failure) {
    LOG.warn("{} {}, next attempt in {}: {}", group, what, pause, why(failure));
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
