package dev.paddock.engine.publish;

import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.Mark;
import dev.paddock.engine.journal.Snapshots;
import dev.paddock.engine.room.Kinds;
import dev.paddock.engine.wire.WireCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes one partition. Events, mark and checkpoint share a transaction, so that after any
 * failure a new one opens at the mark and goes on with neither a hole nor a repetition. A
 * checkpoint never passes what can be read in the views: who recovers from it writes only what
 * comes after it. For one thread; times are monotonic nanoseconds.
 */
final class PartitionPublisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PartitionPublisher.class);

  /**
   * What publishers of all partitions share.
   *
   * @param checkpoints time between two
   */
  record Setting(PublishLog log, Kinds kinds, WireCodec wire, Duration checkpoints) {}

  private final Setting setting;
  private final int partition;
  private final PublishLog.Outlet outlet;
  private final PartitionFold fold;
  private final Predicate<Mark> readable;
  private final List<PublishLog.Event> pending = new ArrayList<>();
  private int pendingRecords;
  private long pendingSince;
  private long recordsSinceCheckpoint;
  private long checkpointAt;
  private long trimAt;
  private long newestTimestamp;

  /** A checkpoint is due and waits for the views. */
  private boolean isHeldUp;

  private PartitionPublisher(
      Setting setting,
      int partition,
      PublishLog.Outlet outlet,
      PartitionFold fold,
      Predicate<Mark> readable,
      long now) {
    this.setting = setting;
    this.readable = readable;
    this.partition = partition;
    this.outlet = outlet;
    this.fold = fold;
    this.checkpointAt = now + setting.checkpoints().toNanos();
    this.trimAt = now;
  }

  /**
   * Fences whoever published the partition before and stands where it came to; blocks.
   *
   * @param readable whether all decisions before a place are in the views
   */
  static PartitionPublisher open(
      Setting setting, int partition, Predicate<Mark> readable, long now) {
    var outlet = setting.log().open(partition);
    try {
      var fold = rebuild(setting.log(), setting.kinds(), setting.wire(), partition);
      return new PartitionPublisher(setting, partition, outlet, fold, readable, now);
    } catch (RuntimeException e) {
      outlet.close();
      throw e;
    }
  }

  /** The offset of the first record to take. */
  long position() {
    return fold.mark().offset();
  }

  /** Takes the next record of the journal. */
  void take(Journal.Entry entry, long now) {
    if (pendingRecords == 0) {
      pendingSince = now;
    }
    pending.addAll(fold.apply(entry));
    pendingRecords++;
    recordsSinceCheckpoint++;
    newestTimestamp = entry.timestamp();
    if (pendingRecords >= PublishLimits.TRANSACTION_RECORDS || (isHeldUp && checkpointIsDue(now))) {
      flush(now);
    }
  }

  /** Commits what waited long enough, and the checkpoint when it is due. */
  void turn(long now) {
    isHeldUp = isTime(now) && !readable.test(fold.mark());
    boolean waited = now - pendingSince >= PublishLimits.INTERVAL.toNanos();
    if (checkpointIsDue(now) || (!pending.isEmpty() && waited)) {
      flush(now);
    }
  }

  /** Commits all that was taken, with a checkpoint: who comes next has little to read. */
  void finish(long now) {
    checkpointAt = now;
    if (recordsSinceCheckpoint > 0) {
      flush(now);
    }
  }

  /** Records taken whose events are not committed. */
  int pendingRecords() {
    return pending.isEmpty() ? 0 : pendingRecords;
  }

  @Override
  public void close() {
    outlet.close();
  }

  private static PartitionFold rebuild(PublishLog log, Kinds kinds, WireCodec wire, int partition) {
    var place = log.place(partition);
    var beginning = Mark.start(log.topicId());
    var mark = ofThisLog(place.mark(), log);
    var fold =
        new PartitionFold(
            kinds,
            wire,
            partition,
            beginning,
            mark == null ? null : ofThisLog(place.checkpoint(), log),
            place.stored());
    var upTo = mark == null ? beginning : mark;
    log.read(partition, fold.mark().offset(), upTo.offset(), fold::apply);
    if (!fold.mark().equals(upTo)) {
      throw new IllegalStateException(
          "the fold of partition %d stands at %s, what is published at %s"
              .formatted(partition, fold.mark(), upTo));
    }
    return fold;
  }

  private static @Nullable Mark ofThisLog(@Nullable Mark mark, PublishLog log) {
    if (mark == null || mark.topicId().equals(log.topicId())) {
      return mark;
    }
    LOG.error("{} is of another journal than {}: publishing begins anew", mark, log.topicId());
    return null;
  }

  private static Snapshots.@Nullable Checkpoint ofThisLog(
      Snapshots.@Nullable Checkpoint checkpoint, PublishLog log) {
    return checkpoint == null || ofThisLog(checkpoint.mark(), log) == null ? null : checkpoint;
  }

  private boolean checkpointIsDue(long now) {
    return isTime(now) && readable.test(fold.mark());
  }

  private boolean isTime(long now) {
    return recordsSinceCheckpoint >= PublishLimits.CHECKPOINT_RECORDS
        || (recordsSinceCheckpoint > 0 && now - checkpointAt >= 0);
  }

  private void flush(long now) {
    boolean checkpoint = checkpointIsDue(now);
    if (pending.isEmpty() && !checkpoint) {
      pendingRecords = 0; // Beats only: the mark may wait.
      return;
    }
    outlet.begin();
    pending.forEach(outlet::event);
    if (checkpoint) {
      fold.checkpoint(outlet);
    }
    outlet.commit(fold.mark());
    pending.clear();
    pendingRecords = 0;
    if (checkpoint) {
      checkpointed(now);
    }
  }

  private void checkpointed(long now) {
    fold.checkpointed();
    recordsSinceCheckpoint = 0;
    checkpointAt = now + setting.checkpoints().toNanos();
    if (now - trimAt >= 0) {
      trimAt = now + PublishLimits.TRIM_INTERVAL.toNanos();
      trim();
    }
  }

  /** A journal that cannot be cleaned only grows. */
  private void trim() {
    var before = Instant.ofEpochMilli(newestTimestamp).minus(PublishLimits.JOURNAL_KEPT);
    try {
      setting.log().trim(partition, fold.mark(), before);
    } catch (RuntimeException e) {
      LOG.warn("journal partition {} was not cleaned", partition, e);
    }
  }
}
