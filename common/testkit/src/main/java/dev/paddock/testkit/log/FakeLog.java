package dev.paddock.testkit.log;

import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.RecordHead;
import dev.paddock.engine.loop.Loop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The journal topic in memory, shared by all nodes of a test; each sees it by a {@link Journal}.
 */
public final class FakeLog {
  private String topicId;
  private final Loop world;
  private final List<Partition> partitions = new ArrayList<>();
  private final List<Runnable> listeners = new ArrayList<>();
  private Supplier<Duration> fetchLag = () -> Duration.ZERO;

  /**
   * @param world the loop whose time the log itself lives in
   */
  public FakeLog(String topicId, int partitions, Loop world) {
    this.topicId = topicId;
    this.world = world;
    for (int i = 0; i < partitions; i++) {
      this.partitions.add(new Partition());
    }
  }

  /**
   * The log as one node sees it.
   *
   * @param node where acknowledgements and fetches are handed over: frozen, it hears nothing
   */
  public Journal journal(Loop node, Fates fates) {
    return new FakeJournal(this, node, fates);
  }

  /** Lands a record now, whoever sends it. */
  public long append(int partition, @Nullable String key, RecordHead head, byte[] value) {
    var log = partitions.get(partition);
    long offset = end(partition);
    log.entries.add(
        new Journal.Entry(partition, offset, world.now().toEpochMilli(), head, key, value));
    for (int i = 0; i < listeners.size(); i++) {
      listeners.get(i).run();
    }
    return offset;
  }

  /** All records of a partition that were not deleted. */
  public List<Journal.Entry> entries(int partition) {
    return List.copyOf(partitions.get(partition).entries);
  }

  /** Records of {@code [from, upTo)}. */
  public List<Journal.Entry> entries(int partition, long from, long upTo) {
    var log = partitions.get(partition);
    if (from < log.start || upTo > end(partition)) {
      throw new IllegalArgumentException(
          "[" + from + ", " + upTo + ") is not in [" + log.start + ", " + end(partition) + ")");
    }
    return List.copyOf(
        log.entries.subList((int) (from - log.start), (int) (Math.max(from, upTo) - log.start)));
  }

  /** The offset behind the newest record. */
  public long end(int partition) {
    var log = partitions.get(partition);
    return log.start + log.entries.size();
  }

  /** Deletes all records before an offset. */
  public void trim(int partition, long before) {
    var log = partitions.get(partition);
    log.entries.subList(0, (int) (before - log.start)).clear();
    log.start = before;
  }

  /** From now on followers are answered this long after they asked. */
  public void fetchLag(Supplier<Duration> lag) {
    fetchLag = lag;
  }

  /** Becomes another topic that has only some of the records, as a backup does. */
  public void restore(String newTopicId, double share) {
    topicId = newTopicId;
    for (var partition : partitions) {
      var all = partition.entries;
      all.subList((int) (all.size() * share), all.size()).clear();
    }
  }

  public int partitions() {
    return partitions.size();
  }

  public String topicId() {
    return topicId;
  }

  Loop world() {
    return world;
  }

  Duration fetchLag() {
    return fetchLag.get();
  }

  Runnable listen(Runnable landed) {
    listeners.add(landed);
    return () -> listeners.remove(landed);
  }

  private static final class Partition {
    private final List<Journal.Entry> entries = new ArrayList<>();
    private long start;
  }
}
