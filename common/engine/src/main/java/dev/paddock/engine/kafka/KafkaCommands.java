package dev.paddock.engine.kafka;

import dev.paddock.engine.command.CommandSource;
import dev.paddock.engine.wire.WireCodec;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads commands on one thread of its own; partitions are taken by hand. */
public final class KafkaCommands implements CommandSource {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaCommands.class);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration AFTER_FAILURE = Duration.ofMillis(100);
  private static final Duration PLACE_LIMIT = Duration.ofSeconds(5);

  private final String topic;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final CommandRecords records;
  private final Handler handler;
  private final Counter skipped;
  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final Set<TopicPartition> taken = new HashSet<>();
  private volatile boolean closed;

  private KafkaCommands(
      String topic,
      KafkaConsumer<byte[], byte[]> consumer,
      CommandRecords records,
      Handler handler,
      Counter skipped) {
    this.topic = topic;
    this.consumer = consumer;
    this.records = records;
    this.handler = handler;
    this.skipped = skipped;
  }

  /** Connects; blocks. The handler is called on the source's thread. */
  public static KafkaCommands open(
      KafkaClients clients,
      String service,
      WireCodec wire,
      Handler handler,
      MeterRegistry metrics) {
    var topic = Topics.commands(service);
    var consumer = clients.consumer("commands");
    int partitions = consumer.partitionsFor(topic, PLACE_LIMIT).size();
    var commands =
        new KafkaCommands(
            topic,
            consumer,
            new CommandRecords(wire, partitions),
            handler,
            metrics.counter("paddock.commands.positions.lost", "topic", topic));
    Thread.ofPlatform().daemon().name("commands-" + service).start(commands::run);
    return commands;
  }

  @Override
  public void take(int partition, long fromOffset) {
    submit(() -> takeNow(place(partition), fromOffset));
  }

  @Override
  public void drop(int partition) {
    submit(() -> dropNow(place(partition)));
  }

  @Override
  public void pause(int partition) {
    submit(() -> consumer.pause(ifTaken(partition)));
  }

  @Override
  public void resume(int partition) {
    submit(() -> consumer.resume(ifTaken(partition)));
  }

  /** Returns at once; the thread ends with its present batch. */
  @Override
  public void close() {
    closed = true;
    submit(() -> {});
  }

  private void submit(Runnable task) {
    tasks.add(task);
    consumer.wakeup();
  }

  private void run() {
    try (consumer) {
      while (!closed) {
        turn();
      }
    }
  }

  private void turn() {
    try {
      work();
      if (!taken.isEmpty()) {
        handOver(consumer.poll(POLL));
      }
    } catch (WakeupException e) {
      LOG.trace("woken for a task");
    } catch (OffsetOutOfRangeException e) {
      e.offsetOutOfRangePartitions().forEach(this::replace);
    } catch (KafkaException e) {
      LOG.warn("reading commands failed", e);
      LockSupport.parkNanos(AFTER_FAILURE.toNanos());
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  /** Runs what was asked for; waits for it where nothing is read. */
  private void work() throws InterruptedException {
    var task = taken.isEmpty() ? tasks.poll(POLL.toMillis(), TimeUnit.MILLISECONDS) : tasks.poll();
    for (; task != null; task = tasks.poll()) {
      task.run();
    }
  }

  private void handOver(ConsumerRecords<byte[], byte[]> polled) {
    for (var place : polled.partitions()) {
      var batch = new ArrayList<Received>();
      polled.records(place).forEach(record -> batch.add(records.decode(record)));
      handOver(place, batch);
    }
  }

  private void handOver(TopicPartition place, List<Received> batch) {
    try {
      handler.received(place.partition(), batch);
    } catch (RuntimeException bug) {
      LOG.error("{} commands of {} were not taken", batch.size(), place, bug);
    }
  }

  private void takeNow(TopicPartition place, long from) {
    taken.add(place);
    consumer.assign(taken);
    consumer.seek(place, from);
    consumer.resume(List.of(place));
  }

  private void dropNow(TopicPartition place) {
    taken.remove(place);
    consumer.assign(taken);
  }

  private Set<TopicPartition> ifTaken(int partition) {
    return taken.contains(place(partition)) ? Set.of(place(partition)) : Set.of();
  }

  /**
   * Goes on where there are commands: behind those that were deleted by age, or at the end of a log
   * that lost what was decided.
   */
  private void replace(TopicPartition place, long asked) {
    var starts = consumer.beginningOffsets(Set.of(place), PLACE_LIMIT);
    long start = starts.values().iterator().next();
    if (asked < start) {
      LOG.warn("{} starts at {}, commands from {} on were deleted undecided", place, start, asked);
      consumer.seek(place, start);
    } else {
      LOG.error("{} ends before {}: the log lost commands that were decided", place, asked);
      consumer.seekToEnd(Set.of(place));
      consumer.position(place, PLACE_LIMIT);
    }
    skipped.increment();
  }

  private TopicPartition place(int partition) {
    return new TopicPartition(topic, partition);
  }
}
