package dev.paddock.simulate;

import dev.paddock.core.Head;
import org.jspecify.annotations.Nullable;

/**
 * A request of a client without an answer.
 *
 * @param text the frame that was sent
 * @param life of the log when it was sent: what a lost log says of it nobody knows
 * @param point of a {@code resume}
 */
record Asked(String type, String room, String text, int life, @Nullable Head point) {
  /** Whether an accepted one brings an image before its answer. */
  boolean joins() {
    return type.equals("open") || type.equals("visit");
  }

  boolean attaches() {
    return joins() || type.equals("resume") || type.equals("subscribe");
  }

  /** Whether it goes to a writer, and is asked again on another socket. */
  boolean isCommand() {
    return !type.equals("resume") && !type.equals("subscribe") && !type.equals("unsubscribe");
  }
}
