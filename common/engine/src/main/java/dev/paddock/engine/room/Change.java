package dev.paddock.engine.room;

import dev.paddock.core.Head;
import dev.paddock.core.RoomId;
import dev.paddock.core.RoomKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one part of a decision did to a room; writer and publisher tell it from here.
 *
 * @param state the room's state after it
 * @param seq of the channel after it
 * @param closed the room is over
 * @param taken users who sit here from now on
 * @param freed users who do not sit here any more
 * @param gone members who left while the room goes on
 */
public record Change(
    RoomId room,
    RoomKind<Object, Object, Object> kind,
    String channel,
    String epoch,
    long seq,
    Object state,
    boolean closed,
    List<Spoken> spoken,
    Set<Long> taken,
    Set<Long> freed,
    Set<Long> gone) {
  public Head head() {
    return new Head(epoch, seq);
  }

  /** The same, with more users who do not sit here, as far as it gives them no seat. */
  Change freeing(Set<Long> more) {
    var all = new HashSet<>(freed);
    all.addAll(more);
    all.removeAll(taken);
    return new Change(
        room, kind, channel, epoch, seq, state, closed, spoken, taken, Set.copyOf(all), gone);
  }
}
