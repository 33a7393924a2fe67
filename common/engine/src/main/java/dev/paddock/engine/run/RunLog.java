package dev.paddock.engine.run;

import dev.paddock.core.RoomId;
import dev.paddock.engine.journal.Mark;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run as its records tell it. */
public final class RunLog {
  private final RoomId room;
  private final InputRecord.Begun begun;
  private final Mark first;
  private final List<InputRecord.Inputs> inputs = new ArrayList<>();
  private final List<InputRecord.Keyframe> keyframes = new ArrayList<>();
  private InputRecord.@Nullable Ended ended;
  private int newest;

  /**
   * @param first the place before its first record
   */
  public RunLog(RoomId room, InputRecord.Begun begun, Mark first) {
    this.room = room;
    this.begun = begun;
    this.first = first;
  }

  /** Takes the next record of the run. */
  public void add(InputRecord record) {
    newest = Math.max(newest, record.tick());
    switch (record) {
      case InputRecord.Begun again -> {}
      case InputRecord.Inputs more -> inputs.add(more);
      case InputRecord.Keyframe keyframe -> keyframes.add(keyframe);
      case InputRecord.Ended end -> ended = end;
    }
  }

  public RoomId room() {
    return room;
  }

  public InputRecord.Begun begun() {
    return begun;
  }

  /** The place before its first record. */
  public Mark first() {
    return first;
  }

  public List<InputRecord.Inputs> inputs() {
    return inputs;
  }

  public List<InputRecord.Keyframe> keyframes() {
    return keyframes;
  }

  /** Null while it runs. */
  public InputRecord.@Nullable Ended ended() {
    return ended;
  }

  /** The last tick that may have been shown. */
  public int granted() {
    return newest + RunLimits.GRANT;
  }

  /** The newest shift of its time that was written down. */
  public long shiftMillis() {
    return keyframes.isEmpty() ? 0 : keyframes.getLast().shiftMillis();
  }

  /** The chain over all its inputs. */
  public int chain() {
    return inputs.isEmpty() ? InputChain.START : inputs.getLast().chain();
  }
}
