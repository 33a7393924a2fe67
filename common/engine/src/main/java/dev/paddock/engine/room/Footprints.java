package dev.paddock.engine.room;

import dev.paddock.engine.command.Trace;
import java.util.stream.Collectors;
import org.slf4j.Logger;

/** Says in the log what became of a command: names and numbers, never what somebody wrote. */
final class Footprints {
  private Footprints() {}

  /**
   * Says that a decision has come to a step of its way.
   *
   * @param step {@code decided}, {@code durable}
   */
  static void log(Logger log, String step, Decision decision) {
    if (!log.isDebugEnabled()) {
      return;
    }
    switch (decision) {
      case Decision.Accepted accepted -> accepted(log, step, accepted);
      case Decision.Refusals refusals -> refusals.refusals().forEach(r -> refused(log, step, r));
      case Decision.Failed failed -> {} // An error of its own says so.
    }
  }

  private static void accepted(Logger log, String step, Decision.Accepted accepted) {
    var cause = accepted.cause();
    if (cause != null) {
      var part = accepted.parts().getLast();
      var events =
          part.events().stream().map(Decision.Happening::type).collect(Collectors.joining(","));
      Trace.log(log, step, cause.trace(), cause.type(), accepted.room(), events, part.seq());
    }
  }

  private static void refused(Logger log, String step, Decision.Refusal refusal) {
    var cause = refusal.cause();
    var outcome = refusal.reason() == null ? "answered before" : refusal.reason();
    Trace.log(log, step, cause.trace(), cause.type(), refusal.room(), outcome);
  }
}
