package dev.paddock.gateway.testing;

import dev.paddock.core.Reason;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.command.CommandEnvelope;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Messages of the fake writer, and of what runs in its rooms. */
final class FakeMessages {
  private FakeMessages() {}

  static BusMessage.Frame frame(String id, int partition, long claim, int tick, String info) {
    return new BusMessage.Frame(
        Parlour.SERVICE.name(),
        partition,
        claim,
        "room:" + id,
        tick,
        message("state", id).put("tick", tick).toBuffer().getBytes(),
        Buffer.buffer().appendInt(tick).getBytes(),
        message("info", id).put("info", info).toBuffer().getBytes());
  }

  static BusMessage.Answer refusal(BusMessage.Input input, Reason reason) {
    return new BusMessage.Answer(
        input.socket(),
        "",
        null,
        input.room(),
        "room:" + input.room(),
        "",
        0,
        reason,
        "refused: " + reason,
        new byte[0],
        List.of());
  }

  static BusMessage.Answer again(BusMessage.Answer answer, CommandEnvelope command) {
    return new BusMessage.Answer(
        command.socket(),
        command.id(),
        command.requestId(),
        answer.room(),
        answer.channel(),
        answer.epoch(),
        answer.seq(),
        answer.code(),
        answer.message(),
        answer.details(),
        List.of());
  }

  private static JsonObject message(String type, String id) {
    return new JsonObject().put("type", type).put("room_id", id);
  }
}
