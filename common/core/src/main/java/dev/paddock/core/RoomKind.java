package dev.paddock.core;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The descriptor of a room kind: all that engine and gateway know of it. Found by ServiceLoader.
 *
 * <p>Commands are records; a component named {@code actor} of type {@link Actor} gets who sent it,
 * the other components are read from the payload's snake_case fields (absent: null, so such a
 * component must be nullable). Events are records without an actor; they are written to the journal
 * as they are, with secrets.
 */
public interface RoomKind<C, S, E> {
  /** The service that decides it: {@code games}, {@code races}, … ({@link RoomService#name()}). */
  String service();

  /** The kind's name in the service, for example the {@code game_type} of a room. */
  String name();

  Decider<C, S, E> decider();

  View<S, E> view();

  /** Wire type of each command a client may send, also those shared with other kinds. */
  Map<String, Class<? extends C>> commands();

  /** Wire type of each event: the {@code type} of the message made of it and its journal name. */
  Map<String, Class<? extends E>> events();

  /** The class of the state, as snapshots are read back; generics resolved. */
  Type state();

  /** The kind's own command for what the engine says. */
  C signal(Signal signal);

  /** Routes of the commands that only this kind has. */
  List<Route> routes();

  /** The kind's commands and questions over HTTP; none by default. */
  default List<Rest> rest() {
    return List.of();
  }

  /**
   * Whether a room is of this kind because of its id, for rooms that nobody creates by name: one a
   * user ({@code garage_7}), one a service ({@code race_lobby}). The first accepted command makes
   * it.
   */
  default boolean owns(RoomId room) {
    return false;
  }

  /** Type of the image messages of its rooms; by default the service's. */
  default @Nullable String imageType() {
    return null;
  }

  /**
   * Version of the rules, written beside every public event; raised when the same commands would
   * give other events.
   */
  default int behaviour() {
    return 1;
  }

  /** How the projector turns events into documents; none by default. */
  default List<History> histories() {
    return List.of();
  }

  /** How events of rooms become commands for rooms of this service; none by default. */
  default List<Feed> feeds() {
    return List.of();
  }
}
