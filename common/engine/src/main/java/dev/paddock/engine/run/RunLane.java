package dev.paddock.engine.run;

import dev.paddock.core.RoomId;
import dev.paddock.engine.journal.Lane;
import dev.paddock.engine.journal.Mark;

/** The log of inputs as one run sees it. Loop only. */
interface RunLane {
  /** Appends a record; its ticks are granted once it is durable. */
  void append(RoomId room, InputRecord record, Lane.Durable durable);

  /** Where a reader has to start to see all runs of the partition that are not over. */
  Mark oldest();

  /** Ticks between an input's coming and its taking effect. */
  int inputDelay();
}
