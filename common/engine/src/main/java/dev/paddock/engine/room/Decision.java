package dev.paddock.engine.room;

import dev.paddock.core.Actor;
import dev.paddock.core.Reason;
import dev.paddock.core.RoomId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a journal record says happened. */
public sealed interface Decision {
  /**
   * A decision of one room, with its events.
   *
   * @param cause null for what the engine itself told the room
   * @param parts one, or two where a new room takes the name of an old one
   */
  record Accepted(RoomId room, Instant at, Actor actor, @Nullable Cause cause, List<Part> parts)
      implements Decision {
    public Accepted {
      parts = List.copyOf(parts);
    }
  }

  /**
   * Events of one generation of a room.
   *
   * @param seq of the channel before them: a reader that has another one is wrong
   * @param renewed the channel goes on under a new epoch, from seq 0
   */
  record Part(String kind, String epoch, long seq, boolean renewed, List<Happening> events) {
    public Part {
      events = List.copyOf(events);
    }
  }

  /** One event as the kind made it. */
  record Happening(String type, Record event) {}

  /** Outcomes without events, in the order of their commands. */
  record Refusals(Instant at, List<Refusal> refusals) implements Decision {
    public Refusals {
      refusals = List.copyOf(refusals);
    }
  }

  /**
   * One refusal, or the repetition of an answer given before.
   *
   * @param reason null for a repetition
   */
  record Refusal(
      RoomId room,
      Cause cause,
      @Nullable Reason reason,
      String message,
      Map<String, Object> details) {}

  /** A command that could not be decided; its offset moves on. */
  record Failed(@Nullable RoomId room, Instant at, Cause cause, String why) implements Decision {}
}
