package dev.paddock.engine.command;

import java.util.List;

/** The port through which a writer reads {@code X.commands}: partitions by hand, no group. */
public interface CommandSource extends AutoCloseable {
  /**
   * One record; {@code command} is null where the record could not be read ({@code fault} says why:
   * it goes to the dead letters and the offset moves on).
   */
  record Received(
      int partition,
      long offset,
      @org.jspecify.annotations.Nullable CommandEnvelope command,
      byte[] raw,
      @org.jspecify.annotations.Nullable String fault) {}

  /** Starts reading a partition at an offset; the handler is called on the source's thread. */
  void take(int partition, long fromOffset);

  /** Stops reading a partition; records already handed over may still be under way. */
  void drop(int partition);

  /** Stops fetching while the writer is behind, and goes on. */
  void pause(int partition);

  void resume(int partition);

  /** Hears batches, in order within a partition. */
  interface Handler {
    void received(int partition, List<Received> batch);
  }
}
