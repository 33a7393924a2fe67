package dev.paddock.engine.kafka;

import dev.paddock.engine.command.CommandEnvelope;
import dev.paddock.engine.command.CommandLog;
import dev.paddock.engine.wire.WireCodec;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Publishes commands from event loops: a send never blocks and a future completes on the context it
 * was asked for on.
 */
public final class KafkaCommandLog implements CommandLog, AutoCloseable {
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);
  private static final String SOURCE = "/paddock/gateway/";

  private final Producer<byte[], byte[]> producer;
  private final WireCodec wire;
  private final Map<String, Integer> partitions;

  private KafkaCommandLog(
      Producer<byte[], byte[]> producer, WireCodec wire, Map<String, Integer> partitions) {
    this.producer = producer;
    this.wire = wire;
    this.partitions = Map.copyOf(partitions);
  }

  /**
   * Connects to the command topics of services; blocks.
   *
   * @throws KafkaAway if one of them is not there in time
   */
  public static KafkaCommandLog open(
      KafkaClients clients, WireCodec wire, Collection<String> services) {
    var producer = clients.commandProducer();
    var partitions = new HashMap<String, Integer>();
    for (var service : services) {
      partitions.put(service, Warmth.warm(producer, Topics.commands(service)));
    }
    return new KafkaCommandLog(producer, wire, partitions);
  }

  @Override
  public Future<Void> publish(String service, CommandEnvelope command) {
    var context = Vertx.currentContext();
    var promise = Promise.<Void>promise();
    try {
      var unused =
          producer.send(
              record(service, command),
              (metadata, failure) -> on(context, () -> complete(promise, failure)));
    } catch (RuntimeException e) {
      promise.tryFail(e);
    }
    return promise.future();
  }

  @Override
  public int partitions(String service) {
    var count = partitions.get(service);
    if (count == null) {
      throw new IllegalArgumentException("no service " + service + ": " + partitions.keySet());
    }
    return count;
  }

  @Override
  public int partition(String service, String room) {
    return Partitions.of(room, partitions(service));
  }

  @Override
  public void close() {
    producer.close(CLOSE_LIMIT);
  }

  private ProducerRecord<byte[], byte[]> record(String service, CommandEnvelope command) {
    var room = command.room().value();
    var record =
        Records.record(
            Topics.commands(service), partition(service, room), room, wire.envelope(command));
    CloudEvents.describe(
        record,
        command.id(),
        command.type(),
        SOURCE + command.gateway(),
        command.at(),
        command.trace());
    return record;
  }

  private static void complete(Promise<Void> promise, @Nullable Exception failure) {
    if (failure == null) {
      promise.tryComplete();
    } else {
      promise.tryFail(failure);
    }
  }

  private static void on(@Nullable Context context, Runnable task) {
    if (context == null) {
      task.run();
    } else {
      context.runOnContext(ignored -> task.run());
    }
  }
}
