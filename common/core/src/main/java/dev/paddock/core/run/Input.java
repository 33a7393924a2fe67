package dev.paddock.core.run;

import dev.paddock.core.Reason;

/** What a run makes of an input frame. */
public sealed interface Input {
  /** Longest packed input, in bytes. */
  int MAX_PACKED = 64;

  /**
   * It counts.
   *
   * @param packed the quantised input, at most {@link #MAX_PACKED} bytes; it names whose it is
   */
  record Taken(byte[] packed) implements Input {}

  /**
   * It does not, and nothing of it reaches the run.
   *
   * @param message one sentence that names the offending value and what was expected
   */
  record Refused(Reason reason, String message) implements Input {}
}
