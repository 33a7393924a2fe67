package dev.paddock.core.table;

import dev.paddock.core.Head;
import dev.paddock.core.RoomId;
import dev.paddock.core.View;
import dev.paddock.core.WakeUp;
import dev.paddock.core.Watch;
import dev.paddock.core.table.TableEvent.Ending;
import dev.paddock.core.table.TableEvent.GameEnded;
import dev.paddock.core.table.TableEvent.GameStarted;
import dev.paddock.core.table.TableEvent.Played;
import dev.paddock.core.table.TableEvent.RoomCreated;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who sees what of a table, and what the engine has to know of it. */
public record TableView<G extends Record>(TableGame<G> game) implements View<Table<G>, TableEvent> {
  @Override
  public Audience audience(TableEvent event) {
    return event instanceof RoomCreated ? Audience.ASKER : Audience.ROOM;
  }

  @Override
  public Record message(Table<G> table, TableEvent event) {
    return switch (event) {
      case GameStarted it -> it.opening();
      case GameEnded it -> Ending.of(it);
      case Played it -> game.message(table, it);
      default -> (Record) event;
    };
  }

  @Override
  public Map<Long, Record> privateMessages(Table<G> table, TableEvent event) {
    return event instanceof Played played ? game.privateMessages(table, played) : Map.of();
  }

  @Override
  public Record document(Table<G> table, RoomId room, Head head) {
    return GameRoom.of(table, game, head, game.document(table));
  }

  @Override
  public Map<Long, Record> privateDocuments(Table<G> table, RoomId room, Head head) {
    return game.privateDocuments(table).entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Map.Entry::getKey, it -> GameRoom.of(table, game, head, it.getValue())));
  }

  /** At the end of the game the seats are free. */
  @Override
  public Set<Long> seats(Table<G> table) {
    return table.isOpen() && table.status() != Status.FINISHED
        ? table.present().stream().map(Seat::userId).collect(Collectors.toUnmodifiableSet())
        : Set.of();
  }

  @Override
  public List<Watch> watches(Table<G> table) {
    if (!table.isOpen()) {
      return List.of();
    }
    var players = table.present().stream().map(TableView::watch);
    var spectators = table.spectators().stream().map(TableView::watch);
    return Stream.concat(players, spectators).toList();
  }

  @Override
  public @Nullable WakeUp wakeUp(Table<G> table) {
    return Alarm.next(table);
  }

  @Override
  public boolean listed(Table<G> table) {
    return table.isOpen() && table.status() != Status.FINISHED;
  }

  @Override
  public boolean replaceable(Table<G> table) {
    return table.isOpen() && table.status() == Status.FINISHED;
  }

  @Override
  public boolean closed(Table<G> table) {
    return table.closed();
  }

  private static Watch watch(Seat seat) {
    return new Watch(seat.userId(), TableLimits.PLAYER_GRACE, seat.isDisconnected());
  }

  private static Watch watch(Spectator spectator) {
    return new Watch(spectator.userId(), TableLimits.SPECTATOR_GRACE, false);
  }
}
