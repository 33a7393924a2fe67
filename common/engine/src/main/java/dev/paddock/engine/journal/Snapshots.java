package dev.paddock.engine.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The port to the topic {@code X.snapshots}: checkpoints of a partition. */
public interface Snapshots {
  /**
   * The newest whole checkpoint of a partition.
   *
   * @param mark the place in the journal it is true for
   * @param nextCommand offset of the first command it has no decision of
   * @param rooms one encoded room snapshot each, in the form the room package writes
   * @param loose answers given to commands for rooms that do not exist, encoded
   */
  record Checkpoint(Mark mark, long nextCommand, List<byte[]> rooms, byte @Nullable [] loose) {}

  /** Reads the newest checkpoint, null if there is none; blocks: never call it on a loop. */
  @Nullable Checkpoint read(int partition);
}
