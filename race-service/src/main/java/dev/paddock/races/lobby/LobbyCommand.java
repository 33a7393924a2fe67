package dev.paddock.races.lobby;

import dev.paddock.core.Actor;
import dev.paddock.core.Signal;
import org.jspecify.annotations.Nullable;

/** What somebody wants of the lobby. */
public sealed interface LobbyCommand {
  /** The next race with a free seat, else a new one. */
  record QuickRace(Actor actor, @Nullable Integer carId) implements LobbyCommand {}

  /**
   * {@code lobby.note}: something happened in a race; only the system says so.
   *
   * @param race the room of the race
   * @param name null where the event does not say it
   * @param epoch and {@code seq} of the event, so that an old one counts for nothing
   * @param phase where the race is in its life
   * @param free seats for people
   */
  record Note(
      Actor actor,
      String race,
      @Nullable String name,
      String epoch,
      long seq,
      Phase phase,
      int free)
      implements LobbyCommand {}

  /** {@code lobby.keep_show}: from now on there is always a race to look at. */
  record KeepShow(Actor actor) implements LobbyCommand {}

  /** What the engine says. */
  record Signalled(Signal signal) implements LobbyCommand {}

  /** Where a race is in its life, as far as the lobby cares. */
  enum Phase {
    /** It can be joined. */
    OPEN,
    /** It is under way. */
    RUNNING,
    /** It is over, or gone. */
    OVER
  }
}
