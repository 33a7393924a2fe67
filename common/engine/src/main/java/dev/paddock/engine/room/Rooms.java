package dev.paddock.engine.room;

import dev.paddock.core.RoomId;
import dev.paddock.core.View;
import dev.paddock.core.Watch;
import dev.paddock.engine.wire.WireCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rooms of a partition as the fold of its decisions: the live state of the writer, what
 * recovery rebuilds, what the publisher snapshots. One implementation, so that they cannot differ.
 */
public final class Rooms {
  private final Kinds kinds;
  private final Teller teller;
  private final Map<RoomId, Room> rooms = new HashMap<>();
  private final Answers loose = new Answers(Answers.LOOSE_LIMIT);
  private long nextCommand;

  public Rooms(Kinds kinds, WireCodec wire) {
    this.kinds = kinds;
    this.teller = new Teller(kinds.service(), wire);
  }

  public @Nullable Room find(RoomId id) {
    return rooms.get(id);
  }

  public Collection<Room> all() {
    return rooms.values();
  }

  /** Offset of the first command without an outcome. */
  public long nextCommand() {
    return nextCommand;
  }

  void nextCommand(long offset) {
    nextCommand = Math.max(nextCommand, offset);
  }

  void add(Room room) {
    rooms.put(room.id(), room);
  }

  Answers loose() {
    return loose;
  }

  /** The answer to a request: of the room, or of the time before there was one. */
  Answers.@Nullable Given given(RoomId id, Cause cause, Instant now) {
    var room = rooms.get(id);
    var own = room == null ? null : room.answers().find(cause.key(), now);
    return own == null ? loose.find(looseKey(id, cause), now) : own;
  }

  private static String looseKey(RoomId id, Cause cause) {
    return id + " " + cause.key();
  }

  /**
   * Applies a decision.
   *
   * @return what is to be told, in order; empty for refusals
   * @throws EvolveFailed if a kind's evolve threw: the room is as before and quarantined, the
   *     offset has moved on
   */
  public List<Change> apply(Decision decision) {
    return switch (decision) {
      case Decision.Accepted accepted -> accept(accepted);
      case Decision.Refusals refusals -> refuse(refusals);
      case Decision.Failed failed -> fail(failed);
    };
  }

  private List<Change> accept(Decision.Accepted accepted) {
    moveOn(accepted.cause());
    var changes = new ArrayList<Change>(accepted.parts().size());
    for (var part : accepted.parts()) {
      if (!isQuarantined(accepted.room())) {
        changes.add(evolve(accepted, part));
      }
    }
    remember(accepted, changes);
    return changes;
  }

  /** What comes after the event that broke a room cannot be applied either. */
  private boolean isQuarantined(RoomId id) {
    var room = rooms.get(id);
    return room != null && room.isQuarantined();
  }

  private void remember(Decision.Accepted accepted, List<Change> changes) {
    var cause = accepted.cause();
    if (cause == null || changes.isEmpty()) {
      return;
    }
    var last = changes.getLast();
    remember(
        accepted.room(),
        cause,
        key -> new Answers.Given(key, accepted.at(), last.epoch(), last.seq(), null, "", Map.of()));
  }

  private void remember(RoomId id, Cause cause, Function<String, Answers.Given> given) {
    var room = rooms.get(id);
    if (room == null) {
      loose.put(given.apply(looseKey(id, cause)));
    } else {
      room.answers().put(given.apply(cause.key()));
    }
  }

  private List<Change> refuse(Decision.Refusals refusals) {
    for (var refusal : refusals.refusals()) {
      moveOn(refusal.cause());
      var reason = refusal.reason();
      if (reason != null && reason.isOutcome()) {
        remember(
            refusal.room(),
            refusal.cause(),
            key ->
                new Answers.Given(
                    key, refusals.at(), "", 0, reason, refusal.message(), refusal.details()));
      }
    }
    return List.of();
  }

  private List<Change> fail(Decision.Failed failed) {
    moveOn(failed.cause());
    return List.of();
  }

  private void moveOn(@Nullable Cause cause) {
    if (cause != null) {
      nextCommand(cause.offset() + 1);
    }
  }

  private Change evolve(Decision.Accepted accepted, Decision.Part part) {
    var room = roomOf(accepted.room(), part);
    var before = new Before(room);
    var spoken = new ArrayList<Spoken>(part.events().size());
    for (var happening : part.events()) {
      spoken.add(evolve(room, happening, accepted.at(), before));
    }
    return close(room, before, spoken);
  }

  private Room roomOf(RoomId id, Decision.Part part) {
    var room = rooms.computeIfAbsent(id, r -> new Room(r, kinds.get(part.kind()), part.epoch()));
    if (part.renewed()) {
      room.renew(part.epoch());
    }
    if (room.seq() != part.seq() || !room.epoch().equals(part.epoch())) {
      throw new IllegalStateException(
          id + " stands at " + room.head() + ", the decision at " + part.seq() + part.epoch());
    }
    return room;
  }

  private Spoken evolve(Room room, Decision.Happening happening, Instant at, Before before) {
    var view = room.kind().view();
    try {
      var state = room.kind().decider().evolve(room.state(), happening.event());
      boolean numbered = view.audience(happening.event()) == View.Audience.ROOM;
      room.restore(state, room.seq() + (numbered ? 1 : 0), at);
      return teller.tell(room, happening, numbered, at);
    } catch (RuntimeException bug) {
      before.restore(room);
      room.quarantine();
      throw new EvolveFailed(room.id(), happening.type(), bug);
    }
  }

  private Change close(Room room, Before before, List<Spoken> spoken) {
    boolean closed = room.kind().view().closed(room.state());
    if (closed) {
      rooms.remove(room.id());
    }
    var seats = closed ? Set.<Long>of() : room.kind().view().seats(room.state());
    return new Change(
        room.id(),
        room.kind(),
        teller.channel(room.id()),
        room.epoch(),
        room.seq(),
        room.state(),
        closed,
        spoken,
        minus(seats, before.seats),
        minus(before.seats, seats),
        closed ? Set.of() : gone(before.watches, room.watches()));
  }

  private static Set<Long> minus(Set<Long> from, Set<Long> what) {
    if (from.isEmpty() || from.equals(what)) {
      return Set.of();
    }
    var left = new HashSet<>(from);
    left.removeAll(what);
    return left;
  }

  /** Who was watched before and is no more. */
  private static Set<Long> gone(List<Watch> before, List<Watch> after) {
    return before.equals(after) ? Set.of() : minus(members(before), members(after));
  }

  private static Set<Long> members(List<Watch> watches) {
    var members = new HashSet<Long>();
    for (Watch watch : watches) {
      members.add(watch.userId());
    }
    return members;
  }

  /** What a room was before a part. */
  private static final class Before {
    private final Object state;
    private final long seq;
    private final Instant at;
    private final Set<Long> seats;
    private final List<Watch> watches;

    Before(Room room) {
      state = room.state();
      seq = room.seq();
      at = room.at();
      seats = room.kind().view().seats(state);
      watches = room.watches();
    }

    void restore(Room room) {
      room.restore(state, seq, at);
    }
  }
}
