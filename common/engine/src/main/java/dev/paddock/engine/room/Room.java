package dev.paddock.engine.room;

import dev.paddock.core.Head;
import dev.paddock.core.Outcome;
import dev.paddock.core.RoomId;
import dev.paddock.core.RoomKind;
import dev.paddock.core.Stamp;
import dev.paddock.core.WakeUp;
import dev.paddock.core.Watch;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A live room: its state and its place in its channel. Belongs to one loop. */
public final class Room {
  private final RoomId id;
  private final RoomKind<Object, Object, Object> kind;
  private final Answers answers;
  private Object state;
  private String epoch;
  private long seq;
  private Instant at = Instant.EPOCH;
  private boolean quarantined;

  Room(RoomId id, RoomKind<?, ?, ?> kind, String epoch) {
    this.id = id;
    this.kind = open(kind);
    this.epoch = epoch;
    this.state = this.kind.decider().initial(id);
    this.answers = new Answers(Answers.ROOM_LIMIT);
  }

  public RoomId id() {
    return id;
  }

  public RoomKind<Object, Object, Object> kind() {
    return kind;
  }

  public Object state() {
    return state;
  }

  public Head head() {
    return new Head(epoch, seq);
  }

  public String epoch() {
    return epoch;
  }

  public long seq() {
    return seq;
  }

  /** The stamp of its newest decision. */
  public Instant at() {
    return at;
  }

  public Answers answers() {
    return answers;
  }

  public boolean isQuarantined() {
    return quarantined;
  }

  public Outcome<Object> decide(Object command, Stamp stamp) {
    return kind.decider().decide(state, command, stamp);
  }

  public boolean isReplaceable() {
    return kind.view().replaceable(state);
  }

  public List<Watch> watches() {
    return kind.view().watches(state);
  }

  public @Nullable WakeUp wakeUp() {
    return quarantined ? null : kind.view().wakeUp(state);
  }

  void quarantine() {
    quarantined = true;
  }

  void restore(Object state, long seq, Instant at) {
    this.state = state;
    this.seq = seq;
    this.at = at;
  }

  void renew(String epoch) {
    this.epoch = epoch;
    this.seq = 0;
  }

  /** A kind whose type parameters are of no interest: a room's state always fits its own kind. */
  @SuppressWarnings("unchecked")
  static RoomKind<Object, Object, Object> open(RoomKind<?, ?, ?> kind) {
    return (RoomKind<Object, Object, Object>) kind;
  }
}
