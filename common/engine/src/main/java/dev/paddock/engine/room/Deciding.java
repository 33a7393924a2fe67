package dev.paddock.engine.room;

import dev.paddock.core.Actor;
import dev.paddock.core.Outcome;
import dev.paddock.core.Reason;
import dev.paddock.core.RoomId;
import dev.paddock.core.RoomKind;
import dev.paddock.core.Signal;
import dev.paddock.core.Stamp;
import dev.paddock.core.run.Report;
import dev.paddock.core.run.RunningKind;
import dev.paddock.engine.command.CommandEnvelope;
import dev.paddock.engine.command.CommandSource;
import dev.paddock.engine.wire.InvalidPayload;
import dev.paddock.engine.wire.WireCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns commands and signals into decisions, in order, and applies them to the rooms at once; what
 * comes out goes to the journal. Loop only, never waits.
 */
final class Deciding {
  private static final Logger LOG = LoggerFactory.getLogger(Deciding.class);

  /** Where decisions go. */
  interface Sink {
    /** Appends a decision; the item is told once it is durable. */
    void append(Decision decision, List<Item> items);

    void deadLetter(CommandSource.Received received, String why);
  }

  private final Kinds kinds;
  private final WireCodec wire;
  private final Rooms rooms;
  private final Chance chance;
  private final Replies replies;
  private final KindChoice choice;
  private final Sink sink;
  private final List<Decision.Refusal> refusals = new ArrayList<>();
  private final List<Item> refused = new ArrayList<>();

  Deciding(Kinds kinds, WireCodec wire, Rooms rooms, Ports ports, Epochs epochs, Sink sink) {
    this.kinds = kinds;
    this.wire = wire;
    this.rooms = rooms;
    this.chance = new Chance(ports, epochs);
    this.replies = new Replies(kinds.service().channelPrefix(), wire);
    this.choice = new KindChoice(kinds);
    this.sink = sink;
  }

  /** Decides a batch; commands that have an outcome already are passed over. */
  void commands(List<CommandSource.Received> batch) {
    for (var received : batch) {
      if (received.offset() >= rooms.nextCommand()) {
        command(received);
      }
    }
    flush();
  }

  /** Tells a room something; nothing happens if it is gone or does not care. */
  void signal(RoomId id, Signal signal) {
    var room = rooms.find(id);
    if (room == null || room.isQuarantined()) {
      return;
    }
    tell(room, room.kind().signal(signal));
  }

  /** Tells a room what its run reports, unless it has decided that already. */
  void report(RoomId id, String run, Report report) {
    var room = rooms.find(id);
    var kind = room == null || room.isQuarantined() ? null : running(room);
    var present = room == null || kind == null ? null : kind.run(room.state());
    if (room == null || kind == null || present == null || !present.id().equals(run)) {
      return;
    }
    if (report.n() > kind.reported(room.state())) {
      tell(room, kind.report(run, report));
    }
  }

  /** Gives a live channel a new epoch: what was seen of the present one may be of another log. */
  void renew(Room room) {
    var stamp = chance.stamp(room);
    var part = new Decision.Part(room.kind().name(), chance.epoch(), 0, true, List.of());
    accept(room.id(), Actor.SYSTEM, null, stamp, List.of(part));
  }

  private void tell(Room room, Object command) {
    var stamp = chance.stamp(room);
    try {
      var outcome = room.decide(command, stamp);
      if (outcome instanceof Outcome.Accepted<Object>(var events) && !events.isEmpty()) {
        accept(room.id(), Actor.SYSTEM, null, stamp, List.of(part(room, events)));
      }
    } catch (RuntimeException bug) {
      LOG.error("{}: deciding {} threw", room.id(), command, bug);
    }
  }

  @SuppressWarnings("unchecked") // a room's state always fits its own kind
  private static @Nullable RunningKind<Object, Object, Object> running(Room room) {
    return (Object) room.kind() instanceof RunningKind<?, ?, ?> kind
        ? (RunningKind<Object, Object, Object>) kind
        : null;
  }

  private void command(CommandSource.Received received) {
    var command = received.command();
    if (command == null) {
      fail(received, null, Cause.unreadable(received.offset()), String.valueOf(received.fault()));
      return;
    }
    var cause = Cause.of(received.offset(), command);
    var given = rooms.given(command.room(), cause, chance.now());
    if (given != null) {
      repeat(command.room(), cause, given);
      return;
    }
    try {
      decide(command, cause);
    } catch (EvolveFailed bug) {
      LOG.error("{}: quarantined", command.room(), bug);
      fail(received, command.room(), cause, String.valueOf(bug.getMessage()));
    } catch (RuntimeException bug) {
      LOG.error("{}: deciding {} threw", command.room(), command.type(), bug);
      fail(received, command.room(), cause, bug.toString());
    }
  }

  private void decide(CommandEnvelope command, Cause cause) {
    var room = rooms.find(command.room());
    if (room != null && room.isQuarantined()) {
      refuse(command.room(), cause, Reason.UNAVAILABLE, "the room is quarantined", Map.of());
    } else if (room != null && !(kinds.opens(command.type()) && room.isReplaceable())) {
      decideIn(room, command, cause);
    } else {
      decideFirst(room, command, cause);
    }
  }

  private void decideIn(Room room, CommandEnvelope command, Cause cause) {
    var decoded = decode(room.kind(), command, cause);
    if (decoded == null) {
      return;
    }
    var stamp = chance.stamp(room);
    switch (room.decide(decoded, stamp)) {
      case Outcome.Accepted<Object>(var events) ->
          accept(room.id(), command.actor(), cause, stamp, List.of(part(room, events)));
      case Outcome.Rejected<Object> no ->
          refuse(room.id(), cause, no.reason(), no.message(), no.details());
    }
  }

  /** A command for a room that does not exist, or whose name may be taken by a new one. */
  private void decideFirst(@Nullable Room old, CommandEnvelope command, Cause cause) {
    var found = choice.choose(command);
    if (found == null) {
      refuse(command.room(), cause, Reason.INVALID_FIELD, choice.refusal(command), Map.of());
      return;
    }
    var kind = Room.open(found);
    var decoded = decode(kind, command, cause);
    if (decoded == null) {
      return;
    }
    var stamp = chance.first();
    var decider = kind.decider();
    switch (decider.decide(decider.initial(command.room()), decoded, stamp)) {
      case Outcome.Accepted<Object>(var events) -> open(old, kind, command, cause, stamp, events);
      case Outcome.Rejected<Object> no ->
          refuse(command.room(), cause, no.reason(), no.message(), no.details());
    }
  }

  private void open(
      @Nullable Room old,
      RoomKind<Object, Object, Object> kind,
      CommandEnvelope command,
      Cause cause,
      Stamp stamp,
      List<Object> events) {
    var parts = new ArrayList<Decision.Part>(2);
    if (old != null) {
      parts.add(part(old, closing(old)));
    }
    parts.add(new Decision.Part(kind.name(), stamp.epoch(), 0, false, happenings(kind, events)));
    accept(command.room(), command.actor(), cause, stamp, parts);
  }

  private List<Object> closing(Room old) {
    var stamp = chance.stamp(old);
    if (old.decide(old.kind().signal(new Signal.Close("replaced")), stamp)
        instanceof Outcome.Accepted<Object>(var events)) {
      return events;
    }
    throw new IllegalStateException(old.kind().name() + " says replaceable and does not close");
  }

  private @Nullable Object decode(
      RoomKind<Object, Object, Object> kind, CommandEnvelope command, Cause cause) {
    var type = kind.commands().get(command.type());
    if (type == null) {
      var message = command.type() + " is not a command of " + kind.name();
      var room = rooms.find(command.room());
      var reason = room == null ? Reason.ROOM_NOT_FOUND : Reason.UNKNOWN_TYPE;
      refuse(command.room(), cause, reason, message, Map.of());
      return null;
    }
    try {
      return wire.command(type, command.payload(), command.actor());
    } catch (InvalidPayload e) {
      var message = String.valueOf(e.getMessage());
      refuse(command.room(), cause, Reason.INVALID_FIELD, message, Map.of());
      return null;
    }
  }

  private void accept(
      RoomId room, Actor actor, @Nullable Cause cause, Stamp stamp, List<Decision.Part> parts) {
    flush();
    var decision = new Decision.Accepted(room, stamp.at(), actor, cause, parts);
    var changes = rooms.apply(decision);
    var reply = cause == null ? null : replies.accepted(room, cause, changes);
    sink.append(decision, List.of(new Item(changes, reply)));
  }

  private void refuse(
      RoomId room, Cause cause, Reason reason, String message, Map<String, Object> details) {
    note(
        new Decision.Refusal(room, cause, reason, message, details),
        replies.refused(room, cause, reason, message, details));
  }

  private void repeat(RoomId room, Cause cause, Answers.Given given) {
    note(new Decision.Refusal(room, cause, null, "", Map.of()), replies.again(room, cause, given));
  }

  private void note(Decision.Refusal refusal, Item.@Nullable Reply reply) {
    var at = chance.now();
    rooms.apply(new Decision.Refusals(at, List.of(refusal)));
    refusals.add(refusal);
    refused.add(new Item(List.of(), reply));
  }

  /** Refusals of one poll share a record; it comes before any decision behind them. */
  private void flush() {
    if (!refusals.isEmpty()) {
      sink.append(new Decision.Refusals(chance.now(), List.copyOf(refusals)), List.copyOf(refused));
      refusals.clear();
      refused.clear();
    }
  }

  private void fail(
      CommandSource.Received received, @Nullable RoomId room, Cause cause, String why) {
    flush();
    sink.deadLetter(received, why);
    var failed = new Decision.Failed(room, chance.now(), cause, why);
    rooms.apply(failed);
    var reply =
        room == null
            ? null
            : replies.refused(
                room, cause, Reason.INTERNAL, "the command could not be decided", Map.of());
    sink.append(failed, List.of(new Item(List.of(), reply)));
  }

  private static Decision.Part part(Room room, List<Object> events) {
    return new Decision.Part(
        room.kind().name(), room.epoch(), room.seq(), false, happenings(room.kind(), events));
  }

  private static List<Decision.Happening> happenings(
      RoomKind<Object, Object, Object> kind, List<Object> events) {
    var happenings = new ArrayList<Decision.Happening>(events.size());
    for (var event : events) {
      happenings.add(new Decision.Happening(EventTypes.of(kind, event), (Record) event));
    }
    return happenings;
  }
}
