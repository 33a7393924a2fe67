package dev.paddock.engine.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The port to the topic {@code X.journal} of a service: append, follow, read a range. */
public interface Journal {
  /** One record as it lies in the log. */
  record Entry(
      int partition,
      long offset,
      long timestamp,
      RecordHead head,
      @Nullable String key,
      byte[] value) {}

  /** The id Kafka gave the topic. */
  String topicId();

  int partitions();

  /** A fresh producer; its sends are independent of what other appenders have under way. */
  Appender appender();

  /**
   * Follows all partitions from their present ends, for ownership; fetches are never over one
   * second apart. The follower is called on a thread of the journal's own.
   */
  AutoCloseable follow(Follower follower);

  /**
   * Reads {@code [from, upTo)} of a partition in order and blocks until it is done: never call it
   * on a loop. {@code upTo} beyond the end fails.
   */
  void read(int partition, long from, long upTo, EntryHandler handler);

  /** The offset behind the newest record; blocks. */
  long end(int partition);

  /** Takes entries in order. */
  interface EntryHandler {
    void entry(Entry entry);
  }

  /** Hears what comes into the journal. */
  interface Follower {
    /** One fetch; empty when nothing came. Undecodable records are skipped and counted before. */
    void fetched(List<Entry> entries);
  }

  /** One producer: acknowledgements of a partition come in the order of its sends. */
  interface Appender extends AutoCloseable {
    /**
     * Sends a record; never blocks for longer than the producer's limit. {@code ack} is called
     * once, on any thread.
     */
    void append(int partition, @Nullable String key, RecordHead head, byte[] value, Ack ack);

    @Override
    void close();
  }

  /** How a send ended. */
  interface Ack {
    /**
     * @param offset where it lies; −1 if the broker did not say or {@code failure} is set
     */
    void done(long offset, @Nullable Throwable failure);
  }
}
