package dev.paddock.simulate;

import dev.paddock.core.Reason;
import dev.paddock.core.RoomId;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.room.Cause;
import dev.paddock.engine.room.Change;
import dev.paddock.engine.room.Decision;
import dev.paddock.engine.room.Room;
import dev.paddock.engine.room.Rooms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The outcomes of a partition's commands: one each, and the same for the same request. */
final class OutcomeBook {
  private record Outcome(@Nullable Reason reason, String epoch, long seq) {}

  private final Map<String, List<Outcome>> byCommand = new HashMap<>();
  private final Map<Room, Map<String, Outcome>> byRoom = new IdentityHashMap<>();
  private final Map<String, Outcome> ofNoRoom = new HashMap<>();
  private final Map<String, List<Outcome>> accepted = new HashMap<>();

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
          checkFirst(cause, accepted.room(), rooms);
        }
      }
      case Decision.Refusals refusals -> {
        long expected = next;
        for (var refusal : refusals.refusals()) {
          checkOrder(refusal.cause(), expected++);
          refuse(refusal, rooms);
        }
      }
      case Decision.Failed failed -> {
        checkOrder(failed.cause(), next);
        note(failed.cause(), new Outcome(Reason.INTERNAL, "", 0));
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
      note(accepted.cause(), outcome);
      remember(accepted.room(), accepted.cause(), outcome, rooms);
      this.accepted
          .computeIfAbsent(accepted.room() + " " + accepted.cause().key(), k -> new ArrayList<>(1))
          .add(outcome);
    }
  }

  /** Ids of all commands that have an outcome. */
  Set<String> commands() {
    return byCommand.keySet();
  }

  /** The epoch of an accepted request that came to a number, null if there is none. */
  @Nullable String epoch(String room, String key, long seq) {
    for (var outcome : accepted.getOrDefault(room + " " + key, List.of())) {
      if (outcome.seq() == seq) {
        return outcome.epoch();
      }
    }
    return null;
  }

  /** Compares an answer with the outcomes of its command: it may have had others in other lives. */
  void check(BusMessage.Answer answer) {
    var outcomes = byCommand.get(answer.commandId());
    if (outcomes == null) {
      throw new Broken(Invariant.DURABLE_FIRST, "answered without an outcome: " + answer);
    }
    if (outcomes.stream().noneMatch(outcome -> isOf(outcome, answer))) {
      throw new Broken(Invariant.STABLE_ANSWERS, "the log says " + outcomes + ", not " + answer);
    }
  }

  private static boolean isOf(Outcome outcome, BusMessage.Answer answer) {
    return outcome.reason() == answer.code()
        && (outcome.reason() != null
            || (outcome.seq() == answer.seq() && outcome.epoch().equals(answer.epoch())));
  }

  private void note(Cause cause, Outcome outcome) {
    byCommand.computeIfAbsent(cause.commandId(), c -> new ArrayList<>(1)).add(outcome);
  }

  private static void checkOrder(Cause cause, long expected) {
    if (cause.offset() != expected) {
      throw new Broken(
          Invariant.ONE_OUTCOME,
          "command " + cause.offset() + " is decided where " + expected + " is next");
    }
  }

  private void checkFirst(Cause cause, RoomId room, Rooms rooms) {
    var before = given(room, cause, rooms);
    if (before != null) {
      throw new Broken(
          Invariant.ONE_EFFECT, "request " + cause.key() + " is decided again after " + before);
    }
  }

  private void refuse(Decision.Refusal refusal, Rooms rooms) {
    var cause = refusal.cause();
    var given = given(refusal.room(), cause, rooms);
    var reason = refusal.reason();
    if (reason == null && given == null) {
      throw new Broken(Invariant.STABLE_ANSWERS, "repeats an answer never given: " + cause);
    }
    if (reason != null) {
      checkFirst(cause, refusal.room(), rooms);
    }
    var outcome = reason != null || given == null ? new Outcome(reason, "", 0) : given;
    note(cause, outcome);
    if (reason != null && reason.isOutcome()) {
      remember(refusal.room(), cause, outcome, rooms);
    }
  }

  private @Nullable Outcome given(RoomId id, Cause cause, Rooms rooms) {
    var room = rooms.find(id);
    var own = room == null ? null : byRoom.getOrDefault(room, Map.of()).get(cause.key());
    return own == null ? ofNoRoom.get(id + " " + cause.key()) : own;
  }

  private void remember(RoomId id, Cause cause, Outcome outcome, Rooms rooms) {
    var room = rooms.find(id);
    if (room == null) {
      ofNoRoom.put(id + " " + cause.key(), outcome);
    } else {
      byRoom.computeIfAbsent(room, r -> new HashMap<>()).put(cause.key(), outcome);
    }
  }
}
