package dev.paddock.engine.replay;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the tool is asked to do.
 *
 * @param partitions only these; empty: all
 * @param room only this one
 * @param diffs stores to compare with
 * @param to the topic to copy into
 * @param speed how many times faster than it happened; 0: as fast as it goes
 */
record Request(
    String topic,
    Set<Integer> partitions,
    @Nullable Bound since,
    @Nullable Bound until,
    @Nullable String room,
    Print print,
    boolean text,
    Set<Store> diffs,
    @Nullable String to,
    double speed,
    boolean dryRun) {
  /** What is printed. */
  enum Print {
    STATES,
    EVENTS
  }

  /** What a log can be compared with. */
  enum Store {
    REDIS,
    MONGO
  }

  boolean isJournal() {
    return topic.endsWith(".journal");
  }

  boolean isEvents() {
    return topic.endsWith(".events");
  }

  boolean isCommands() {
    return topic.endsWith(".commands");
  }
}
