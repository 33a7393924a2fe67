package dev.paddock.engine.command;

import dev.paddock.core.Actor;
import dev.paddock.core.RoomId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command on its way to a writer.
 *
 * @param id unique for the frame it came from; a gateway's repetition keeps it
 * @param type wire type
 * @param at the gateway's clock when the frame came
 * @param gateway node to answer to
 * @param socket the asking socket at that gateway
 * @param requestId the client's id of the request, if it gave one
 * @param payload the frame's JSON object, UTF-8, already validated against its schema
 * @param trace W3C traceparent
 */
public record CommandEnvelope(
    String id,
    String type,
    Instant at,
    Actor actor,
    String gateway,
    String socket,
    RoomId room,
    @Nullable String requestId,
    byte[] payload,
    String trace) {
  /** The same command with another payload. */
  public CommandEnvelope withPayload(byte[] other) {
    return new CommandEnvelope(id, type, at, actor, gateway, socket, room, requestId, other, trace);
  }

  /** The same command as one that was never asked before. */
  public CommandEnvelope anew(String otherId) {
    return new CommandEnvelope(
        otherId, type, at, actor, gateway, socket, room, null, payload, trace);
  }
}
