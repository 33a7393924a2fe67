package dev.paddock.engine.publish;

import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.Mark;
import dev.paddock.engine.room.Kinds;
import dev.paddock.engine.wire.WireCodec;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the partitions an instance owns, a round at a time, for one thread but where said. Two
 * instances that both believe to own a partition do no harm: the later one fences the other.
 */
public final class PublishRounds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PublishRounds.class);

  private final PartitionPublisher.Setting setting;
  private final PublishLog.Tail tail;
  private final PublishMetrics metrics;
  private final LongSupplier nanos;
  private final Map<Integer, Owned> owned = new HashMap<>();
  private final Map<Integer, Readable> readable = new ConcurrentHashMap<>();

  /**
   * Connects; may block.
   *
   * @param nanos monotonic clock
   * @param checkpoints time between two
   */
  public PublishRounds(
      Kinds kinds,
      WireCodec wire,
      PublishLog log,
      MeterRegistry metrics,
      LongSupplier nanos,
      Duration checkpoints) {
    this.setting = new PartitionPublisher.Setting(log, kinds, wire, checkpoints);
    this.tail = log.tail();
    this.metrics = new PublishMetrics(kinds.service().name(), metrics);
    this.nanos = nanos;
  }

  public void start(int partition) {
    owned.computeIfAbsent(partition, Owned::new);
  }

  /** Commits what was taken of a partition and leaves it. */
  public void stop(int partition) {
    var released = owned.remove(partition);
    if (released != null) {
      released.finish();
      released.close();
      metrics.lag(partition, 0);
    }
  }

  /** Says, from any thread, what clients can read ({@code Ports.Publishing}). */
  public void readable(int partition, long claim, long lane) {
    readable.put(partition, new Readable(claim, lane));
  }

  /** Takes what has come, waiting up to a limit for it, and commits what is due. */
  public void round(Duration limit) {
    owned.values().forEach(Owned::openIfDue);
    poll(limit).forEach(this::take);
    owned.values().forEach(Owned::turn);
  }

  /** Ends the waiting of a {@link #round}; from any thread. */
  public void wakeup() {
    tail.wakeup();
  }

  @Override
  public void close() {
    List.copyOf(owned.keySet()).forEach(this::stop);
    tail.close();
  }

  private List<Journal.Entry> poll(Duration limit) {
    try {
      return tail.poll(limit);
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
    private Duration pause = PublishLimits.RETRY_MIN;
    private long openAt = nanos.getAsLong();

    Owned(int partition) {
      this.partition = partition;
    }

    void openIfDue() {
      if (publisher != null || nanos.getAsLong() - openAt < 0) {
        return;
      }
      try {
        var opened =
            PartitionPublisher.open(setting, partition, this::isReadable, nanos.getAsLong());
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
      step(p -> p.take(entry, nanos.getAsLong()));
    }

    void turn() {
      step(p -> p.turn(nanos.getAsLong()));
      var working = publisher;
      if (working != null) {
        metrics.lag(partition, tail.lag(partition) + working.pendingRecords());
      }
    }

    void finish() {
      step(p -> p.finish(nanos.getAsLong()));
    }

    private void step(Consumer<PartitionPublisher> step) {
      var working = publisher;
      if (working == null) {
        return;
      }
      try {
        step.accept(working);
        pause = PublishLimits.RETRY_MIN;
      } catch (PublishLog.Fenced e) {
        LOG.info("partition {} is published by another instance now", partition);
        reopenAfter(PublishLimits.FENCED_PAUSE);
      } catch (RuntimeException e) {
        fail(e);
      }
    }

    void fail(RuntimeException e) {
      LOG.warn("publishing partition {} failed, again in {}", partition, pause, e);
      metrics.failed();
      reopenAfter(pause);
      var doubled = pause.multipliedBy(2);
      pause = doubled.compareTo(PublishLimits.RETRY_MAX) < 0 ? doubled : PublishLimits.RETRY_MAX;
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
      openAt = nanos.getAsLong() + time.toNanos();
    }
  }
}
