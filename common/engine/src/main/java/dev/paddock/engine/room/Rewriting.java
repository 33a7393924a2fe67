package dev.paddock.engine.room;

import dev.paddock.core.RoomId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Writes the images of rooms that nobody changed again, a few a tick, so that a takeover of many
 * rooms delays no player: those somebody listens to first. Loop only.
 */
final class Rewriting {
  /** Most images a tick. */
  static final int A_TICK = 1_000;

  private final Rooms rooms;
  private final Teller teller;
  private final BiConsumer<List<Item>, Runnable> afterEverythingBefore;
  private final Set<RoomId> waiting = new LinkedHashSet<>();
  private boolean underWay;

  /**
   * @param afterEverythingBefore hands items to the outbox once all decisions made before are
   *     durable, for the images show them; then runs the second
   */
  Rewriting(Rooms rooms, Teller teller, BiConsumer<List<Item>, Runnable> afterEverythingBefore) {
    this.rooms = rooms;
    this.teller = teller;
    this.afterEverythingBefore = afterEverythingBefore;
  }

  /** All rooms have to be written again. */
  void all(Interests interests) {
    waiting.clear();
    for (var room : rooms.all()) {
      if (!interests.listeners(teller.channel(room.id())).isEmpty()) {
        waiting.add(room.id());
      }
    }
    rooms.all().forEach(room -> waiting.add(room.id()));
    step();
  }

  /** Leaves the rest to a successor. */
  void stop() {
    waiting.clear();
  }

  /** Writes some, unless the ones before are still on their way. */
  void step() {
    if (underWay || waiting.isEmpty()) {
      return;
    }
    underWay = true;
    afterEverythingBefore.accept(next(), () -> underWay = false);
  }

  private List<Item> next() {
    var items = new ArrayList<Item>();
    var ids = waiting.iterator();
    while (ids.hasNext() && items.size() < A_TICK) {
      var room = rooms.find(ids.next());
      ids.remove();
      if (room != null) {
        items.add(new Item(List.of(image(room)), null));
      }
    }
    return items;
  }

  private Change image(Room room) {
    return new Change(
        room.id(),
        room.kind(),
        teller.channel(room.id()),
        room.epoch(),
        room.seq(),
        room.state(),
        false,
        List.of(),
        room.kind().view().seats(room.state()),
        Set.of(),
        Set.of());
  }
}
