package dev.paddock.engine.publish;

import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.Mark;
import dev.paddock.engine.loop.Doubling;
import dev.paddock.engine.room.Kinds;
import dev.paddock.engine.room.Ports;
import dev.paddock.engine.wire.WireCodec;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the partitions a service instance owns, on one thread: durable decisions become public
 * events and checkpoints. Two instances that both believe to own a partition do no harm: the later
 * one fences the other.
 */
public final class Publisher implements Ports.Publishing, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

  private final Kinds kinds;
  private final WireCodec wire;
  private final PublishLog log;
  private final PublishLog.Tail tail;
  private final PublishMetrics metrics;
  private final Thread thread;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Map<Integer, Owned> owned = new HashMap<>();
  private final Map<Integer, Readable> readable = new ConcurrentHashMap<>();
  private volatile boolean closed;

  private Publisher(Kinds kinds, WireCodec wire, PublishLog log, MeterRegistry metrics) {
    this.kinds = kinds;
    this.wire = wire;
    this.log = log;
    this.tail = log.tail();
    this.metrics = new PublishMetrics(kinds.service().name(), metrics);
    this.thread =
        Thread.ofPlatform().daemon().name("publish-" + kinds.service().name()).unstarted(this::run);
  }

  /** Starts with no partition; blocks until connected. */
  public static Publisher open(Kinds kinds, WireCodec wire, PublishLog log, MeterRegistry metrics) {
    var publisher = new Publisher(kinds, wire, log, metrics);
    publisher.thread.start();
    return publisher;
  }

  @Override
  public void start(int partition) {
    submit(() -> owned.computeIfAbsent(partition, Owned::new));
  }

  @Override
  public void stop(int partition) {
    submit(() -> release(partition));
  }

  @Override
  public void readable(int partition, long claim, long lane) {
    readable.put(partition, new Readable(claim, lane));
  }

  /** Commits what was taken and returns, after {@link PublishLimits#STOP_LIMIT} at the latest. */
  @Override
  public void close() throws InterruptedException {
    closed = true;
    tail.wakeup();
    thread.join(PublishLimits.STOP_LIMIT);
  }

  private void submit(Runnable task) {
    tasks.add(task);
    tail.wakeup();
  }

  private void run() {
    try (tail) {
      try {
        while (!closed) {
          turn();
        }
      } finally {
        List.copyOf(owned.keySet()).forEach(this::release);
      }
    }
  }

  private void turn() {
    for (var task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
    owned.values().forEach(Owned::openIfDue);
    poll().forEach(this::take);
    owned.values().forEach(Owned::turn);
  }

  private List<Journal.Entry> poll() {
    try {
      return tail.poll(PublishLimits.INTERVAL);
    } catch (RuntimeException e) {
      LOG.error("following the journal failed: every partition is opened again", e);
      owned.values().forEach(partition -> partition.fail(e));
      return List.of();
    }
  }

  private void take(Journal.Entry entry) {
    var partition = owned.get(entry.partition());
    if (partition != null) {
      partition.take(entry);
    }
  }

  private void release(int partition) {
    var released = owned.remove(partition);
    if (released != null) {
      released.finish();
      released.close();
      metrics.lag(partition, 0);
    }
  }

  /** How far the views are, as the writer here knows it. */
  private record Readable(long claim, long lane) {
    static final Readable NOTHING = new Readable(-1, 0);

    boolean covers(Mark mark) {
      return mark.claim() < claim || (mark.claim() == claim && mark.lane() <= lane);
    }
  }

  /** A partition that is to be published here, while it works and while it does not. */
  private final class Owned {
    private final int partition;
    private @Nullable PartitionPublisher publisher;
    private final Doubling pauses = new Doubling(PublishLimits.RETRY_MIN, PublishLimits.RETRY_MAX);
    private long openAt = System.nanoTime();

    Owned(int partition) {
      this.partition = partition;
    }

    void openIfDue() {
      if (publisher != null || System.nanoTime() - openAt < 0) {
        return;
      }
      try {
        var opened =
            PartitionPublisher.open(
                log, kinds, wire, partition, this::isReadable, System.nanoTime());
        publisher = opened;
        tail.take(partition, opened.position());
      } catch (RuntimeException e) {
        fail(e);
      }
    }

    private boolean isReadable(Mark mark) {
      return readable.getOrDefault(partition, Readable.NOTHING).covers(mark);
    }

    void take(Journal.Entry entry) {
      step(p -> p.take(entry, System.nanoTime()));
    }

    void turn() {
      step(p -> p.turn(System.nanoTime()));
      var working = publisher;
      if (working != null) {
        metrics.lag(partition, tail.lag(partition) + working.pendingRecords());
      }
    }

    void finish() {
      step(p -> p.finish(System.nanoTime()));
    }

    private void step(Consumer<PartitionPublisher> step) {
      var working = publisher;
      if (working == null) {
        return;
      }
      try {
        step.accept(working);
        pauses.reset();
      } catch (PublishLog.Fenced e) {
        LOG.info("partition {} is published by another instance now", partition);
        reopenAfter(PublishLimits.FENCED_PAUSE);
      } catch (RuntimeException e) {
        fail(e);
      }
    }

    void fail(RuntimeException e) {
      var pause = pauses.next();
      LOG.warn("publishing partition {} failed, again in {}", partition, pause, e);
      metrics.failed();
      reopenAfter(pause);
    }

    void close() {
      var working = publisher;
      publisher = null;
      if (working != null) {
        tail.drop(partition);
        working.close();
      }
    }

    private void reopenAfter(Duration time) {
      close();
      openAt = System.nanoTime() + time.toNanos();
    }
  }
}
