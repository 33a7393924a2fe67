package dev.paddock.engine.publish;

import dev.paddock.core.RoomId;
import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.Mark;
import dev.paddock.engine.journal.Snapshots;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The port of the publisher to the log; every call may block and may fail. */
public interface PublishLog {
  /**
   * What a partition's publisher left.
   *
   * @param mark how far events were published, null if none ever were
   * @param checkpoint the newest one
   * @param stored keys of the rooms that have a snapshot
   */
  record Place(
      @Nullable Mark mark, Snapshots.@Nullable Checkpoint checkpoint, Set<String> stored) {}

  /**
   * One record of {@code X.events}.
   *
   * @param json the event envelope
   * @param trace W3C traceparent, empty for none
   */
  record Event(String id, String type, RoomId room, Instant at, String trace, byte[] json) {}

  /**
   * The end of a checkpoint.
   *
   * @param rooms number of rooms that have a snapshot
   * @param loose answers to commands for rooms that do not exist
   */
  record Seal(Mark mark, long nextCommand, long rooms, byte[] loose) {}

  /** Becomes the only one that writes for a partition: whoever did before is fenced. */
  Outlet open(int partition);

  /** Reads what was left; call it after {@link #open}, which ends what was under way. */
  Place place(int partition);

  /** A reader of journals that waits at their ends. */
  Tail tail();

  /** The id Kafka gave the journal's topic. */
  String topicId();

  /**
   * Reads {@code [from, upTo)} of a partition of the journal.
   *
   * @throws IllegalArgumentException if that is not all in the log
   */
  void read(int partition, long from, long upTo, Journal.EntryHandler handler);

  /** Deletes of a partition of the journal what lies before a mark and is older than a time. */
  void trim(int partition, Mark mark, Instant before);

  /** Writes transactions, one at a time; after any failure it is of no use but to be closed. */
  interface Outlet extends AutoCloseable {
    void begin();

    void event(Event event);

    /** A room's snapshot; null: the room is over. */
    void snapshot(RoomId room, byte @Nullable [] snapshot);

    void seal(Seal seal);

    /** Ends the transaction: all of it or nothing is there. */
    void commit(Mark mark);

    /** Never blocks for long; what was under way never happened. */
    @Override
    void close();
  }

  /** Reads several partitions of the journal; not for several threads, but for {@code wakeup}. */
  interface Tail extends AutoCloseable {
    void take(int partition, long from);

    void drop(int partition);

    /** What has come, in order within a partition; waits for it up to {@code limit}. */
    List<Journal.Entry> poll(Duration limit);

    /** Ends a {@code poll} at once. */
    void wakeup();

    /** Records between the next one and the end of a partition, as far as is known. */
    long lag(int partition);

    @Override
    void close();
  }

  /** Another instance publishes this partition now; any call of an {@link Outlet} may say so. */
  final class Fenced extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Fenced(Throwable cause) {
      super(cause);
    }
  }
}
