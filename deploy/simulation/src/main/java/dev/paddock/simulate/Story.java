package dev.paddock.simulate;

import dev.paddock.core.RoomService;
import dev.paddock.engine.room.Change;
import dev.paddock.engine.room.Spoken;
import dev.paddock.engine.wire.WireCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened in one epoch of a channel: its messages, and the room after each. */
final class Story {
  private final RoomService service;
  private final WireCodec wire;
  private final List<@Nullable Spoken> spoken = new ArrayList<>();
  private final Map<Long, Change> changes = new HashMap<>();
  private final Map<Long, byte[]> images = new HashMap<>();
  private long head;

  Story(RoomService service, WireCodec wire) {
    this.service = service;
    this.wire = wire;
  }

  /** The newest number. */
  long head() {
    return head;
  }

  void note(Change change) {
    head = Math.max(head, change.seq());
    changes.put(change.seq(), change);
    for (var each : change.spoken()) {
      if (!each.isForAsker()) {
        put(change, each);
      }
    }
  }

  private void put(Change change, Spoken each) {
    while (spoken.size() <= each.seq()) {
      spoken.add(null);
    }
    if (spoken.set((int) each.seq(), each) != null) {
      throw new Broken(Invariant.NO_HOLE, change.channel() + " has two messages " + each.seq());
    }
  }

  /** A message as a user gets it, 0 for the public form; null if it never happened. */
  byte @Nullable [] message(long seq, long user) {
    var found = seq < spoken.size() ? spoken.get((int) seq) : null;
    if (found == null) {
      return null;
    }
    var own = user == 0 ? null : found.privately().get(user);
    return own == null ? found.bytes() : own;
  }

  /** The image at a number as a user gets it; null if the room never stood there. */
  byte @Nullable [] image(long seq, long user) {
    var change = changes.get(seq);
    if (change == null) {
      return null;
    }
    var view = change.kind().view();
    var own =
        user == 0
            ? null
            : view.privateDocuments(change.state(), change.room(), change.head()).get(user);
    if (own != null) {
      return wire.image(service, change.room(), own, change.head());
    }
    return images.computeIfAbsent(seq, n -> publicImage(change));
  }

  private byte[] publicImage(Change change) {
    var document = change.kind().view().document(change.state(), change.room(), change.head());
    return wire.image(service, change.room(), document, change.head());
  }
}
