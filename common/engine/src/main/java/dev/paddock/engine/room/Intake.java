package dev.paddock.engine.room;

import dev.paddock.engine.command.CommandSource;
import java.util.List;

/** The commands of one claim: in order, without a gap, and no more than can be told. */
final class Intake {
  private final CommandSource source;
  private final int partition;
  private long expected;
  private long gapAt = -1;
  private boolean running;
  private boolean paused;

  Intake(CommandSource source, int partition, long from) {
    this.source = source;
    this.partition = partition;
    this.expected = from;
  }

  void start() {
    running = true;
    source.take(partition, expected);
  }

  void stop() {
    if (running) {
      running = false;
      source.drop(partition);
    }
  }

  /**
   * Whether a batch continues what came before. One that does not is a leftover of an earlier take,
   * unless it is what the source gives again when asked for the missing ones: then they are lost to
   * retention.
   */
  boolean admits(List<CommandSource.Received> batch) {
    if (!running || batch.isEmpty()) {
      return false;
    }
    long first = batch.getFirst().offset();
    if (first > expected && first != gapAt) {
      gapAt = first;
      source.take(partition, expected);
      return false;
    }
    expected = Math.max(expected, batch.getLast().offset() + 1);
    return true;
  }

  /** Pauses and resumes fetching. */
  void balance(int undurable, boolean stuck) {
    if (!running) {
      return;
    }
    if (!paused && (stuck || undurable > Limits.UNDURABLE)) {
      paused = true;
      source.pause(partition);
    } else if (paused && !stuck && undurable < Limits.UNDURABLE_LOW) {
      paused = false;
      source.resume(partition);
    }
  }
}
