package dev.paddock.testkit.log;

import dev.paddock.engine.journal.Snapshots;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checkpoints in memory, as a test puts them there. */
public final class FakeSnapshots implements Snapshots {
  private final Map<Integer, Checkpoint> newest = new HashMap<>();

  /** Makes a checkpoint the newest of its partition. */
  public void put(int partition, Checkpoint checkpoint) {
    newest.put(partition, checkpoint);
  }

  @Override
  public @Nullable Checkpoint read(int partition) {
    return newest.get(partition);
  }
}
