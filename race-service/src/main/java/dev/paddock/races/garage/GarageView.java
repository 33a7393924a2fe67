package dev.paddock.races.garage;

import dev.paddock.core.Head;
import dev.paddock.core.RoomId;
import dev.paddock.core.View;
import dev.paddock.core.WakeUp;
import dev.paddock.core.Watch;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everybody may look into a garage; nobody sits in it, and it is there for ever. */
final class GarageView implements View<Garage, GarageEvent> {
  @Override
  public Record message(Garage garage, GarageEvent event) {
    return (Record) event;
  }

  @Override
  public Record document(Garage garage, RoomId room, Head head) {
    return GarageDocument.of(garage);
  }

  @Override
  public Set<Long> seats(Garage garage) {
    return Set.of();
  }

  @Override
  public List<Watch> watches(Garage garage) {
    return List.of();
  }

  @Override
  public @Nullable WakeUp wakeUp(Garage garage) {
    return null;
  }

  @Override
  public boolean listed(Garage garage) {
    return false;
  }

  @Override
  public boolean replaceable(Garage garage) {
    return false;
  }

  @Override
  public boolean closed(Garage garage) {
    return false;
  }
}
