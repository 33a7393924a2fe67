package dev.paddock.e2e.faults;

import java.time.Duration;

/**
 * Something that goes wrong, lasts, and is over.
 *
 * @param kind what goes wrong
 * @param target whom it hits; empty: all
 * @param lasts from the end of {@code begin} to the beginning of {@code end}
 * @param goalMillis within which all rooms have to answer; 0: none
 * @param since what that time is counted from
 */
record Fault(
    Faults.Kind kind,
    String target,
    Duration lasts,
    Step begin,
    Step end,
    long goalMillis,
    Since since) {
  /** Kind and target: {@code service-kill game-2}. */
  String name() {
    return (kind.text() + " " + target).strip();
  }

  /** What can be done to processes. */
  interface Step {
    void run() throws Exception;

    /** For what is over by itself. */
    static void nothing() {}
  }

  /** Where the time of a recovery begins. */
  enum Since {
    BEGIN,
    END
  }
}
