package dev.paddock.core;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may see what of a kind's events and states, and what the engine has to know of a state.
 *
 * <p>Message and image bodies are records; their components become snake_case JSON fields. The
 * engine adds {@code type}, the room id, {@code seq} and {@code epoch}.
 */
public interface View<S, E> {
  /** Most users that may have a private form of one event or image. */
  int MAX_PRIVATE_FORMS = 8;

  /** To whom an event is told. */
  enum Audience {
    /** Everybody in the channel, numbered. */
    ROOM,
    /** The socket that asked only, without a number. */
    ASKER
  }

  default Audience audience(E event) {
    return Audience.ROOM;
  }

  /** The public form of an event, hidden fields left out; {@code state} is the state after it. */
  Record message(S state, E event);

  /**
   * The forms for users who may see more than {@link #message} shows. Where it is not empty the
   * public form is marked {@code masked:true}.
   */
  default Map<Long, Record> privateMessages(S state, E event) {
    return Map.of();
  }

  /** The public document of a room as lists, Redis and late joiners see it. */
  Record document(S state, RoomId room, Head head);

  /** The documents for users who may see more than {@link #document} shows. */
  default Map<Long, Record> privateDocuments(S state, RoomId room, Head head) {
    return Map.of();
  }

  /** Users who hold the exclusive seat of the service ("one room a user as a player"). */
  Set<Long> seats(S state);

  /** Members of the room whose attachment matters; who vanishes from here is detached. */
  List<Watch> watches(S state);

  /** The next wake-up the state asks for. */
  @Nullable WakeUp wakeUp(S state);

  /** Whether the room stands in room lists. */
  boolean listed(S state);

  /** Whether the name of the room may be taken by a new one. */
  boolean replaceable(S state);

  /** Whether the room is over: its channel ends and its state is dropped. */
  boolean closed(S state);
}
