package dev.paddock.engine.replay;

import dev.paddock.core.RoomId;
import dev.paddock.engine.room.Change;
import dev.paddock.engine.room.Spoken;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What the channel of one generation of a room was told, newest last. */
final class Told {
  /** Most messages kept: Redis has no more. */
  static final int KEPT = 2_048;

  /**
   * One numbered message.
   *
   * @param place where its decision lies, {@code TOPIC-PARTITION@OFFSET}
   */
  record Line(Spoken spoken, String place) {
    long seq() {
      return spoken.seq();
    }
  }

  private final RoomId room;
  private final String epoch;
  private final Deque<Line> lines = new ArrayDeque<>();

  Told(Change change) {
    room = change.room();
    epoch = change.epoch();
  }

  String epoch() {
    return epoch;
  }

  void add(Line line) {
    lines.add(line);
    if (lines.size() > KEPT) {
      lines.removeFirst();
    }
  }

  Iterable<Line> lines() {
    return lines;
  }

  @Nullable Line newest() {
    return lines.peekLast();
  }

  /** An event for people: type, id and place. */
  String name(Line line) {
    return "%s %s:%s:%d (%s)"
        .formatted(line.spoken().type(), room, epoch, line.seq(), line.place());
  }
}
