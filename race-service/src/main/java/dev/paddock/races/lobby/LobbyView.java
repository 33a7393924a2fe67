package dev.paddock.races.lobby;

import dev.paddock.core.Head;
import dev.paddock.core.RoomId;
import dev.paddock.core.View;
import dev.paddock.core.WakeUp;
import dev.paddock.core.Watch;
import dev.paddock.races.lobby.LobbyEvent.RaceFound;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where somebody was sent is his business; nobody sits in the lobby, and it is there for ever. */
final class LobbyView implements View<Lobby, LobbyEvent> {
  /**
   * The lobby as others see it.
   *
   * @param show the room of the race for onlookers, null for none
   */
  record LobbyDocument(int open, long made, @Nullable String show) {}

  @Override
  public Audience audience(LobbyEvent event) {
    return event instanceof RaceFound ? Audience.ASKER : Audience.ROOM;
  }

  @Override
  public Record message(Lobby lobby, LobbyEvent event) {
    return (Record) event;
  }

  @Override
  public Record document(Lobby lobby, RoomId room, Head head) {
    var show = lobby.show();
    return new LobbyDocument(
        lobby.offers().size(), lobby.made(), show == null ? null : show.race());
  }

  @Override
  public Set<Long> seats(Lobby lobby) {
    return Set.of();
  }

  @Override
  public List<Watch> watches(Lobby lobby) {
    return List.of();
  }

  @Override
  public @Nullable WakeUp wakeUp(Lobby lobby) {
    var show = lobby.show();
    return show == null ? null : new WakeUp(show.nextAt(), true);
  }

  @Override
  public boolean listed(Lobby lobby) {
    return false;
  }

  @Override
  public boolean replaceable(Lobby lobby) {
    return false;
  }

  @Override
  public boolean closed(Lobby lobby) {
    return false;
  }
}
