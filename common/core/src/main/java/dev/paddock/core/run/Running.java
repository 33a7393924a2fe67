package dev.paddock.core.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A simulation of one run: the same run and the same inputs at the same ticks give the same states,
 * reports and hashes, bit for bit, on every machine. No clock, no chance but that of the spec, no
 * I/O; one thread at a time.
 *
 * <p>{@code apply} of all inputs stamped T comes before the step that makes tick T of tick T−1.
 */
public interface Running {
  /** Steps a second, the same for the whole run. */
  default int ticksPerSecond() {
    return 60;
  }

  /** Steps between two frames that are shown: 3 of 60 a second are 20 Hz. */
  default int ticksPerFrame() {
    return 3;
  }

  /** Steps made so far. */
  int tick();

  /**
   * Reads an input frame, quantises it and packs it. Scans the bytes: no maps, no exceptions. Does
   * not change the run: an input counts once it comes back through {@link #apply}.
   *
   * @param frame a JSON object in UTF-8 that has passed the schema of its route
   */
  Input input(long userId, byte[] frame);

  /**
   * Applies an input packed by {@link #input} or orders of {@link RunningKind#orders}, before the
   * next step. Of two inputs of the same driver for the same tick the later one wins. Bytes that
   * are neither are ignored, in the same way everywhere.
   */
  void apply(byte[] packed);

  /** Makes the next tick. */
  void step();

  /** What the newest step has to say, in order; empty nearly always. */
  List<Report> reports();

  /** Whether nothing is left to simulate: the last report has been made. */
  boolean over();

  /** A hash over the whole state, canonical bits. */
  long hash();

  /** The body of the message of {@link RunningKind#frameType} at this tick, the clock in it. */
  Record frame(RunClock clock);

  /** The compact form of the cars of {@link #frame}: at most 16 + 20 × cars bytes. */
  byte[] binaryFrame();

  /**
   * The body of the message of {@link RunningKind#infoType}: what a binary frame leaves out. Sent
   * whenever it is not equal to the one before.
   */
  Record info(RunClock clock);

  /** The whole state, for {@link #load}; null where a run is always re-run from its beginning. */
  default byte @Nullable [] save() {
    return null;
  }

  /** Goes on from a saved state of the same run; called on a fresh simulation only. */
  default void load(byte[] saved) {
    throw new UnsupportedOperationException("this run is never saved");
  }
}
