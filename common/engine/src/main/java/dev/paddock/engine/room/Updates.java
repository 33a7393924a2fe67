package dev.paddock.engine.room;

import dev.paddock.engine.views.RoomUpdate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Joins changes of one generation of a room into one update, with the newest image only. */
final class Updates {
  private static final class Joined {
    private @Nullable Change last;
    private final List<RoomUpdate.Line> lines = new ArrayList<>();
    private final Set<Long> taken = new HashSet<>();
    private final Set<Long> freed = new HashSet<>();

    void add(Change change) {
      last = change;
      for (var spoken : change.spoken()) {
        if (!spoken.isForAsker()) {
          lines.add(
              new RoomUpdate.Line(
                  spoken.seq(), spoken.at().toEpochMilli(), spoken.bytes(), spoken.privately()));
        }
      }
      taken.removeAll(change.freed());
      freed.removeAll(change.taken());
      taken.addAll(change.taken());
      freed.addAll(change.freed());
    }
  }

  private final Teller teller;

  Updates(Teller teller) {
    this.teller = teller;
  }

  /** Updates in the order of the first change of each room's generation. */
  List<RoomUpdate> of(List<Item> items) {
    var joined = new LinkedHashMap<String, Joined>();
    for (var item : items) {
      for (var change : item.changes()) {
        joined
            .computeIfAbsent(change.channel() + " " + change.epoch(), k -> new Joined())
            .add(change);
      }
    }
    return joined.values().stream().map(this::update).toList();
  }

  private RoomUpdate update(Joined joined) {
    var change = joined.last;
    if (change == null) {
      throw new IllegalStateException("an update without a change");
    }
    return new RoomUpdate(
        change.room(),
        change.channel(),
        change.epoch(),
        change.seq(),
        joined.lines,
        new Rendered(teller, change),
        !change.closed() && change.kind().view().listed(change.state()),
        change.closed(),
        joined.taken,
        joined.freed);
  }
}
