package dev.paddock.core.table;

import dev.paddock.core.table.TableEvent.ChatMessage;
import dev.paddock.core.table.TableEvent.GameAborted;
import dev.paddock.core.table.TableEvent.GameEnded;
import dev.paddock.core.table.TableEvent.GameStarted;
import dev.paddock.core.table.TableEvent.Played;
import dev.paddock.core.table.TableEvent.PlayerDisconnected;
import dev.paddock.core.table.TableEvent.PlayerLeft;
import dev.paddock.core.table.TableEvent.PlayerReady;
import dev.paddock.core.table.TableEvent.PlayerRejoined;
import dev.paddock.core.table.TableEvent.RoomClosed;
import dev.paddock.core.table.TableEvent.RoomCreated;
import dev.paddock.core.table.TableEvent.RoomJoined;
import dev.paddock.core.table.TableEvent.SpectatorJoined;
import dev.paddock.core.table.TableEvent.SpectatorLeft;
import dev.paddock.core.table.TableEvent.TurnChanged;
import java.util.List;
import java.util.stream.Stream;

/** How events change a table. */
record TableFold<G extends Record>(TableGame<G> game) {
  Table<G> evolve(Table<G> table, TableEvent event) {
    return switch (event) {
      case RoomCreated it -> created(table, it);
      case RoomJoined it -> joined(table, it);
      case PlayerLeft it -> left(table, it);
      case PlayerDisconnected it ->
          table.withSeat(it.userId(), seat -> seat.withSeatUntil(it.seatUntil()));
      case PlayerRejoined it -> table.withSeat(it.userId(), seat -> seat.withSeatUntil(null));
      case PlayerReady it ->
          table.withSeat(it.userId(), seat -> seat.withReady(it.ready(), it.seed()));
      case SpectatorJoined it -> watched(table, it);
      case SpectatorLeft it -> unwatched(table, it.userId());
      case ChatMessage it -> said(table, it);
      case GameStarted it -> started(table, it);
      case TurnChanged it -> turned(table, it);
      case GameEnded it -> ended(table, it);
      case GameAborted it -> table.withStatus(Status.ABANDONED);
      case RoomClosed it -> closed(table, it);
      case Played it -> game.evolve(table, it);
    };
  }

  private Table<G> created(Table<G> table, RoomCreated event) {
    var about =
        new About(
            event.roomName(),
            event.gameType(),
            event.hostId(),
            event.hostUsername(),
            event.createdAt(),
            null);
    return Table.<G>absent(table.roomId()).withStatus(Status.WAITING).withAbout(about);
  }

  private Table<G> joined(Table<G> table, RoomJoined event) {
    var about = table.about().withHost(event.hostId(), event.hostUsername()).withEmptySince(null);
    return table.withAbout(about).withSeats(append(table.seats(), Seat.of(event.player())));
  }

  /** Once a game has begun, who leaves stays in the list: the result is about him too. */
  private Table<G> left(Table<G> table, PlayerLeft event) {
    var hosted = table.withAbout(table.about().withHost(event.hostId(), event.hostUsername()));
    if (table.match() != null) {
      return hosted.withSeat(event.userId(), Seat::gone);
    }
    var rest = table.seats().stream().filter(seat -> seat.userId() != event.userId()).toList();
    var emptySince = rest.isEmpty() ? event.at() : null;
    return hosted.withAbout(hosted.about().withEmptySince(emptySince)).withSeats(rest);
  }

  private Table<G> watched(Table<G> table, SpectatorJoined event) {
    var spectator = new Spectator(event.userId(), event.username());
    return table.withSpectators(append(table.spectators(), spectator));
  }

  private Table<G> unwatched(Table<G> table, long userId) {
    return table.withSpectators(
        table.spectators().stream().filter(it -> it.userId() != userId).toList());
  }

  private Table<G> said(Table<G> table, ChatMessage event) {
    var line = new ChatLine(event.userId(), event.username(), event.text(), event.at());
    var chat = append(table.chat(), line);
    return table.withChat(
        chat.subList(Math.max(0, chat.size() - TableLimits.CHAT_LINES), chat.size()));
  }

  private Table<G> started(Table<G> table, GameStarted event) {
    var opening = event.opening();
    var turn = new Turn(opening.firstTurn(), opening.turnNumber(), opening.deadline());
    var state = game.opening(table.seats());
    return table
        .withStatus(Status.IN_PROGRESS)
        .withMatch(
            new Match<>(
                event.epoch(),
                event.secret(),
                opening.startedAt(),
                opening.firstTurn(),
                turn,
                state,
                null));
  }

  private Table<G> turned(Table<G> table, TurnChanged event) {
    var turn = new Turn(event.currentTurn(), event.turnNumber(), event.deadline());
    return table.withMatch(table.played().withTurn(turn));
  }

  private Table<G> ended(Table<G> table, GameEnded event) {
    return table.withStatus(Status.FINISHED).withMatch(table.played().withResult(event.result()));
  }

  /** A room that ends before a game was finished in it is an abandoned one. */
  private Table<G> closed(Table<G> table, RoomClosed event) {
    return event.reason().equals(TableEnd.ABANDONED)
        ? table.withStatus(Status.ABANDONED).close()
        : table.close();
  }

  private static <T> List<T> append(List<T> list, T last) {
    return Stream.concat(list.stream(), Stream.of(last)).toList();
  }
}
