package dev.paddock.engine.room;

import dev.paddock.core.Actor;
import dev.paddock.engine.command.CommandEnvelope;
import org.jspecify.annotations.Nullable;

/**
 * The command behind an outcome.
 *
 * @param offset its place in the partition of {@code X.commands}
 */
public record Cause(
    long offset,
    String commandId,
    String type,
    @Nullable String requestId,
    long userId,
    String gateway,
    String socket,
    String trace) {
  /** What is known of a command that was read. */
  public static Cause of(long offset, CommandEnvelope command) {
    return new Cause(
        offset,
        command.id(),
        command.type(),
        command.requestId(),
        command.actor().userId(),
        command.gateway(),
        command.socket(),
        command.trace());
  }

  /** User and request where there is one, else the command itself. */
  public String key() {
    return requestId == null ? commandId : userId + " " + requestId;
  }

  /** Whether anybody waits for an answer. */
  public boolean asks() {
    return !gateway.isEmpty();
  }

  /** A cause that nobody waits for, for records that could not be read. */
  public static Cause unreadable(long offset) {
    return new Cause(offset, "unreadable-" + offset, "", null, Actor.SYSTEM.userId(), "", "", "");
  }
}
