package dev.paddock.e2e.faults;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Rooms of a player that are to go on over a new line, by the request that asks for it. */
final class Resumes {
  private static final String PREFIX = "channels-";

  /** A line on which a room does not go on for so long is given up. */
  private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(15);

  private final Map<String, Asked> asked = new HashMap<>();
  private int number;

  private record Asked(String room, long at) {}

  /** Whether a request is one of these. */
  static boolean isOne(String id) {
    return id.startsWith(PREFIX);
  }

  /** Asks for a room; returns the id of the request. */
  String ask(String room, long now) {
    var id = PREFIX + ++number;
    asked.put(id, new Asked(room, now));
    return id;
  }

  /** A channel goes on; false if nobody had asked for it. */
  boolean goesOn(String channel) {
    return asked.values().removeIf(it -> ("room:" + it.room()).equals(channel));
  }

  /** The room of a request that has no answer yet, null if there is none. */
  @Nullable String room(String id) {
    var it = asked.get(id);
    return it == null ? null : it.room();
  }

  /** Ends a request; false if it was over. */
  boolean end(String id) {
    return asked.remove(id) != null;
  }

  boolean areOverdue(long now) {
    return asked.values().stream().anyMatch(it -> now - it.at() > LIMIT_NANOS);
  }

  boolean isEmpty() {
    return asked.isEmpty();
  }

  /** The line is gone, and every question with it. */
  void clear() {
    asked.clear();
  }
}
