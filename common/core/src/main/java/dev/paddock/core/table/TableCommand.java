package dev.paddock.core.table;

import dev.paddock.core.Actor;
import dev.paddock.core.Signal;
import org.jspecify.annotations.Nullable;

/** What somebody wants of a table. */
public sealed interface TableCommand {
  record CreateRoom(Actor actor, String roomName, @Nullable Integer avatarId)
      implements TableCommand {}

  record JoinRoom(Actor actor, @Nullable Integer avatarId) implements TableCommand {}

  record LeaveRoom(Actor actor) implements TableCommand {}

  record RejoinRoom(Actor actor) implements TableCommand {}

  /**
   * Says that one is ready, or not any more.
   *
   * @param ready absent: true
   * @param seed 1–32 hex digits that go into the chance of the game
   */
  record Ready(Actor actor, @Nullable Boolean ready, @Nullable String seed)
      implements TableCommand {}

  record Spectate(Actor actor) implements TableCommand {}

  record LeaveSpectate(Actor actor) implements TableCommand {}

  /** {@code chat.send}. */
  record SendChat(Actor actor, String text) implements TableCommand {}

  /** What the engine says. */
  record Signalled(Signal signal) implements TableCommand {}

  /** A move of a game; only its players can make one, and only while it runs. */
  non-sealed interface Move extends TableCommand {
    Actor actor();
  }
}
