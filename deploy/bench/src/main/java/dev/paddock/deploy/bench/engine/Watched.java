package dev.paddock.deploy.bench.engine;

import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.RecordHead;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A journal that tells when a room's decision has become durable. */
final class Watched implements Journal {
  private final Journal journal;
  private final BiConsumer<String, Long> durable;

  /**
   * @param durable hears room and time, {@link System#nanoTime()}, on the producer's thread
   */
  Watched(Journal journal, BiConsumer<String, Long> durable) {
    this.journal = journal;
    this.durable = durable;
  }

  @Override
  public String topicId() {
    return journal.topicId();
  }

  @Override
  public int partitions() {
    return journal.partitions();
  }

  @Override
  public Appender appender() {
    return new Watching(journal.appender());
  }

  @Override
  public AutoCloseable follow(Follower follower) {
    return journal.follow(follower);
  }

  @Override
  public void read(int partition, long from, long upTo, EntryHandler handler) {
    journal.read(partition, from, upTo, handler);
  }

  @Override
  public long end(int partition) {
    return journal.end(partition);
  }

  private final class Watching implements Appender {
    private final Appender appender;

    Watching(Appender appender) {
      this.appender = appender;
    }

    @Override
    public void append(
        int partition, @Nullable String key, RecordHead head, byte[] value, Ack ack) {
      appender.append(
          partition,
          key,
          head,
          value,
          (offset, failure) -> {
            if (key != null && failure == null) {
              durable.accept(key, System.nanoTime());
            }
            ack.done(offset, failure);
          });
    }

    @Override
    public void close() {
      appender.close();
    }
  }
}
