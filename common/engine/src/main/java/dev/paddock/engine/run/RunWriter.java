package dev.paddock.engine.run;

import dev.paddock.core.Reason;
import dev.paddock.core.RoomId;
import dev.paddock.core.run.Report;
import dev.paddock.engine.bus.BusMessage;

/** The writer of a partition as its runs see it; called on the loop of the runs, never waits. */
public interface RunWriter {
  /** Something the room has to decide about. */
  void reported(RoomId room, String run, Report report);

  /** A state to be shown. */
  void shown(RoomId room, Shown shown);

  /** An input that does not count. */
  void refused(BusMessage.Input input, Reason reason, String message);

  /** Somebody else claimed the inputs: maybe the journal too. */
  void suspect();

  /**
   * A state after a tick, encoded once for everybody.
   *
   * @param json the whole message
   * @param binary its compact form
   * @param info the message with what the compact form leaves out
   */
  record Shown(int tick, byte[] json, byte[] binary, byte[] info) {}
}
