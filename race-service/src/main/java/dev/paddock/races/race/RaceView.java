package dev.paddock.races.race;

import dev.paddock.core.Head;
import dev.paddock.core.RoomId;
import dev.paddock.core.View;
import dev.paddock.core.WakeUp;
import dev.paddock.core.Watch;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything about a race is everybody's; its drivers sit in it until it ends. */
final class RaceView implements View<RaceRoom, RaceEvent> {
  @Override
  public Record message(RaceRoom room, RaceEvent event) {
    return (Record) event;
  }

  @Override
  public Record document(RaceRoom room, RoomId id, Head head) {
    return RaceDocument.of(room);
  }

  @Override
  public Set<Long> seats(RaceRoom room) {
    return isOn(room)
        ? room.people().stream().map(Entry::userId).collect(Collectors.toUnmodifiableSet())
        : Set.of();
  }

  @Override
  public List<Watch> watches(RaceRoom room) {
    if (!room.isOpen()) {
      return List.of();
    }
    var drivers = room.people().stream().map(RaceView::watch);
    var spectators = room.spectators().stream().map(RaceView::watch);
    return Stream.concat(drivers, spectators).toList();
  }

  @Override
  public @Nullable WakeUp wakeUp(RaceRoom room) {
    return Alarm.next(room);
  }

  @Override
  public boolean listed(RaceRoom room) {
    return isOn(room);
  }

  @Override
  public boolean replaceable(RaceRoom room) {
    return room.isOpen() && room.status() == Status.FINISHED;
  }

  @Override
  public boolean closed(RaceRoom room) {
    return room.closed();
  }

  private static boolean isOn(RaceRoom room) {
    return room.isOpen() && (room.status() == Status.WAITING || room.status().isUnderWay());
  }

  private static Watch watch(Entry entry) {
    return new Watch(entry.userId(), RaceLimits.DRIVER_GRACE, entry.isDisconnected());
  }

  private static Watch watch(Spectator spectator) {
    return new Watch(spectator.userId(), RaceLimits.SPECTATOR_GRACE, false);
  }
}
