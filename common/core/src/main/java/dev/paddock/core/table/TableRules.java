package dev.paddock.core.table;

import dev.paddock.core.Decider;
import dev.paddock.core.Outcome;
import dev.paddock.core.RoomId;
import dev.paddock.core.Stamp;
import dev.paddock.core.table.TableCommand.CreateRoom;
import dev.paddock.core.table.TableCommand.JoinRoom;
import dev.paddock.core.table.TableCommand.LeaveRoom;
import dev.paddock.core.table.TableCommand.LeaveSpectate;
import dev.paddock.core.table.TableCommand.Move;
import dev.paddock.core.table.TableCommand.Ready;
import dev.paddock.core.table.TableCommand.RejoinRoom;
import dev.paddock.core.table.TableCommand.SendChat;
import dev.paddock.core.table.TableCommand.Signalled;
import dev.paddock.core.table.TableCommand.Spectate;

/** The rules of a room with a table game: which command goes where. */
public final class TableRules<G extends Record>
    implements Decider<TableCommand, Table<G>, TableEvent> {
  private final TableGame<G> game;
  private final TableFold<G> fold;
  private final Entrance<G> entrance;
  private final Waiting<G> waiting;
  private final Leaving<G> leaving;
  private final Signals<G> signals;

  public TableRules(TableGame<G> game) {
    this.game = game;
    this.fold = new TableFold<>(game);
    this.entrance = new Entrance<>(game);
    this.waiting = new Waiting<>(game);
    this.leaving = new Leaving<>(game, waiting);
    this.signals = new Signals<>(game, leaving);
  }

  @Override
  public Table<G> initial(RoomId room) {
    return Table.absent(room.value());
  }

  @Override
  public Table<G> evolve(Table<G> table, TableEvent event) {
    return fold.evolve(table, event);
  }

  @Override
  public Outcome<TableEvent> decide(Table<G> table, TableCommand command, Stamp stamp) {
    return switch (command) {
      case Signalled it -> signals.decide(Story.begin(game, table), it.signal(), stamp);
      case CreateRoom it -> entrance.create(Story.begin(game, table), it, stamp);
      default ->
          table.isOpen()
              ? decideOpen(Story.begin(game, table), command, stamp)
              : Refusals.noRoom(table);
    };
  }

  private Outcome<TableEvent> decideOpen(Story<G> story, TableCommand command, Stamp stamp) {
    return switch (command) {
      case JoinRoom it -> entrance.join(story, it, stamp);
      case RejoinRoom it -> entrance.rejoin(story, it);
      case Spectate it -> entrance.spectate(story, it);
      case LeaveSpectate it -> leaving.unwatch(story, it);
      case LeaveRoom it -> leaving.leave(story, it, stamp);
      case Ready it -> waiting.ready(story, it, stamp);
      case SendChat it -> Chat.say(story, it, stamp);
      case Move it -> move(story, it, stamp);
      case CreateRoom it -> entrance.create(story, it, stamp);
      case Signalled it -> signals.decide(story, it.signal(), stamp);
    };
  }

  private Outcome<TableEvent> move(Story<G> story, Move move, Stamp stamp) {
    var table = story.table();
    if (table.seat(move.actor().userId()).isEmpty()) {
      return Refusals.notAPlayer(table, move.actor().userId());
    }
    if (!table.isRunning()) {
      return Refusals.notRunning(table);
    }
    return game.play(story, move, stamp);
  }
}
