package dev.paddock.engine.room;

import dev.paddock.core.Reason;
import dev.paddock.core.RoomId;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.wire.WireCodec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the answers that writers send to gateways. */
final class Replies {
  private static final byte[] NO_DETAILS = new byte[0];

  private final String channelPrefix;
  private final WireCodec wire;

  Replies(String channelPrefix, WireCodec wire) {
    this.channelPrefix = channelPrefix;
    this.wire = wire;
  }

  /** The answer to an accepted command. */
  Item.@Nullable Reply accepted(RoomId room, Cause cause, List<Change> changes) {
    var last = changes.getLast();
    var tells =
        changes.stream()
            .flatMap(c -> c.spoken().stream())
            .filter(Spoken::isForAsker)
            .map(Spoken::bytes)
            .toList();
    return reply(room, cause, last.epoch(), last.seq(), null, "", Map.of(), tells);
  }

  /** The answer to a command that changed nothing, or one given before. */
  Item.@Nullable Reply again(RoomId room, Cause cause, Answers.Given given) {
    return reply(
        room,
        cause,
        given.epoch(),
        given.seq(),
        given.reason(),
        given.message(),
        given.details(),
        List.of());
  }

  /** A refusal, or a failure. */
  Item.@Nullable Reply refused(
      RoomId room, Cause cause, Reason reason, String message, Map<String, Object> details) {
    return reply(room, cause, "", 0, reason, message, details, List.of());
  }

  private Item.@Nullable Reply reply(
      RoomId room,
      Cause cause,
      String epoch,
      long seq,
      @Nullable Reason reason,
      String message,
      Map<String, Object> details,
      List<byte[]> tells) {
    if (!cause.asks()) {
      return null;
    }
    return new Item.Reply(
        cause.gateway(),
        new BusMessage.Answer(
            cause.socket(),
            cause.commandId(),
            cause.requestId(),
            room.value(),
            channelPrefix + ":" + room.value(),
            epoch,
            seq,
            reason,
            message,
            details.isEmpty() ? NO_DETAILS : wire.json(details),
            tells));
  }
}
