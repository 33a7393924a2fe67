package dev.paddock.testkit.simulate;

import dev.paddock.core.Reason;
import dev.paddock.core.RoomId;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.room.Cause;
import dev.paddock.engine.room.Change;
import dev.paddock.engine.room.Decision;
import dev.paddock.engine.room.Room;
import dev.paddock.engine.room.Rooms;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The outcomes of a partition's commands: one each, and the same for the same request. */
final class OutcomeBook {
  private record Outcome(@Nullable Reason reason, String epoch, long seq) {}

  private final Map<String, Outcome> byCommand = new HashMap<>();
  private final Map<Room, Map<String, Outcome>> byRoom = new IdentityHashMap<>();
  private final Map<String, Outcome> ofNoRoom = new HashMap<>();

  /**
   * Checks a decision before it is applied.
   *
   * @param next offset of the first command without an outcome
   */
  void before(Decision decision, long next, Rooms rooms) {
    switch (decision) {
      case Decision.Accepted accepted -> {
        var cause = accepted.cause();
        if (cause != null) {
          checkOrder(cause, next);
          checkFirst(cause, window(accepted.room(), rooms));
        }
      }
      case Decision.Refusals refusals -> {
        long expected = next;
        for (var refusal : refusals.refusals()) {
          checkOrder(refusal.cause(), expected++);
          refuse(refusal, window(refusal.room(), rooms));
        }
      }
      case Decision.Failed failed -> {
        checkOrder(failed.cause(), next);
        byCommand.put(failed.cause().commandId(), new Outcome(Reason.INTERNAL, "", 0));
      }
    }
  }

  /** Notes what a decision led to. */
  void after(Decision decision, List<Change> changes, Rooms rooms) {
    if (decision instanceof Decision.Accepted accepted
        && accepted.cause() != null
        && !changes.isEmpty()) {
      var last = changes.getLast();
      var outcome = new Outcome(null, last.epoch(), last.seq());
      byCommand.put(accepted.cause().commandId(), outcome);
      window(accepted.room(), rooms).put(accepted.cause().key(), outcome);
    }
  }

  /** Compares an answer with the outcome of its command. */
  void check(BusMessage.Answer answer) {
    var outcome = byCommand.get(answer.commandId());
    if (outcome == null) {
      throw new Broken(Invariant.DURABLE_FIRST, "answered without an outcome: " + answer);
    }
    boolean same =
        outcome.reason() == answer.code()
            && (outcome.reason() != null
                || (outcome.seq() == answer.seq() && outcome.epoch().equals(answer.epoch())));
    if (!same) {
      throw new Broken(Invariant.STABLE_ANSWERS, "the log says " + outcome + ", not " + answer);
    }
  }

  private static void checkOrder(Cause cause, long expected) {
    if (cause.offset() != expected) {
      throw new Broken(
          Invariant.ONE_OUTCOME,
          "command " + cause.offset() + " is decided where " + expected + " is next");
    }
  }

  private static void checkFirst(Cause cause, Map<String, Outcome> window) {
    var before = window.get(cause.key());
    if (before != null) {
      throw new Broken(
          Invariant.ONE_EFFECT, "request " + cause.key() + " is decided again after " + before);
    }
  }

  private void refuse(Decision.Refusal refusal, Map<String, Outcome> window) {
    var cause = refusal.cause();
    var given = window.get(cause.key());
    var reason = refusal.reason();
    if (reason == null && given == null) {
      throw new Broken(Invariant.STABLE_ANSWERS, "repeats an answer never given: " + cause);
    }
    if (reason != null) {
      checkFirst(cause, window);
    }
    var outcome = reason == null ? given : new Outcome(reason, "", 0);
    byCommand.put(cause.commandId(), outcome);
    if (reason != null && reason.isOutcome()) {
      window.put(cause.key(), outcome);
    }
  }

  private Map<String, Outcome> window(RoomId id, Rooms rooms) {
    var room = rooms.find(id);
    return room == null ? ofNoRoom : byRoom.computeIfAbsent(room, r -> new HashMap<>());
  }
}
