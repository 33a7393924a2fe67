package dev.paddock.gateway.testing;

import dev.paddock.core.Head;
import dev.paddock.core.Reason;
import dev.paddock.engine.bus.BusMessage.Answer;
import dev.paddock.engine.command.CommandEnvelope;
import java.util.List;

/** What the writer of the tests answers. */
final class FakeAnswers {
  private FakeAnswers() {}

  static Answer again(Answer answer, CommandEnvelope command) {
    return new Answer(
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
        answer.tells());
  }

  static Answer accepted(CommandEnvelope command, Head head, List<byte[]> tells) {
    return new Answer(
        command.socket(),
        command.id(),
        command.requestId(),
        command.room().value(),
        "room:" + command.room(),
        head.epoch(),
        head.seq(),
        null,
        "",
        new byte[0],
        tells);
  }

  static Answer refusal(CommandEnvelope command, Reason reason) {
    return new Answer(
        command.socket(),
        command.id(),
        command.requestId(),
        command.room().value(),
        "room:" + command.room(),
        "",
        0,
        reason,
        "refused: " + reason,
        new byte[0],
        List.of());
  }
}
