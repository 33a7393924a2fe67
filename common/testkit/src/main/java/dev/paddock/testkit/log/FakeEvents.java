package dev.paddock.testkit.log;

import dev.paddock.engine.journal.Mark;
import dev.paddock.engine.journal.Snapshots;
import dev.paddock.engine.publish.PublishLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The events and the snapshots of a service in memory, as transactions left them. */
public final class FakeEvents implements Snapshots {
  /**
   * What a transaction brought.
   *
   * @param checkpoint null without one
   */
  public record Committed(
      int partition, List<PublishLog.Event> events, Mark mark, @Nullable Checkpoint checkpoint) {}

  private final List<Partition> partitions = new ArrayList<>();
  private Consumer<Committed> watcher = committed -> {};

  public FakeEvents(int partitions) {
    for (int i = 0; i < partitions; i++) {
      this.partitions.add(new Partition());
    }
  }

  /** Hears of each transaction when it is there. */
  public void watch(Consumer<Committed> hears) {
    watcher = hears;
  }

  @Override
  public @Nullable Checkpoint read(int partition) {
    return partitions.get(partition).checkpoint();
  }

  PublishLog.Place place(int partition) {
    var at = partitions.get(partition);
    return new PublishLog.Place(at.mark, at.checkpoint(), at.rooms.keySet());
  }

  /** A number for whoever writes from now on; those with another one are fenced. */
  int open(int partition) {
    return ++partitions.get(partition).holder;
  }

  boolean isFenced(int partition, int holder) {
    return partitions.get(partition).holder != holder;
  }

  /** Makes one snapshot readable, whatever becomes of the transaction it belongs to. */
  public void store(int partition, String room, byte @Nullable [] snapshot) {
    partitions.get(partition).store(room, snapshot);
  }

  void commit(
      int partition,
      List<PublishLog.Event> events,
      Map<String, byte @Nullable []> snapshots,
      PublishLog.@Nullable Seal seal,
      Mark mark) {
    var at = partitions.get(partition);
    snapshots.forEach(at::store);
    at.seal = seal == null ? at.seal : seal;
    at.mark = mark;
    watcher.accept(new Committed(partition, events, mark, seal == null ? null : at.checkpoint()));
  }

  private static final class Partition {
    private final Map<String, byte[]> rooms = new LinkedHashMap<>();
    private PublishLog.@Nullable Seal seal;
    private @Nullable Mark mark;
    private int holder;

    private void store(String room, byte @Nullable [] snapshot) {
      if (snapshot == null) {
        rooms.remove(room);
      } else {
        rooms.put(room, snapshot);
      }
    }

    private @Nullable Checkpoint checkpoint() {
      return seal == null
          ? null
          : new Checkpoint(
              seal.mark(), seal.nextCommand(), List.copyOf(rooms.values()), seal.loose());
    }
  }
}
