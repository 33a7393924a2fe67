package dev.paddock.testkit.kind;

import dev.paddock.core.Actor;
import dev.paddock.core.Signal;
import dev.paddock.core.table.Seat;
import dev.paddock.core.table.Table;
import dev.paddock.core.table.TableCommand;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Six users around one table who do anything at all; they play more often than they disturb, so
 * that games come to an end.
 */
public final class RandomTablePlayer<G extends Record>
    implements RandomPlayer<TableCommand, Table<G>> {
  private static final List<Actor> USERS =
      List.of(
          Actor.user(1, "ann"),
          Actor.user(2, "bob"),
          Actor.user(3, "cleo"),
          Actor.user(4, "dan"),
          Actor.user(5, "eve"),
          Actor.user(6, "fay"));

  private static final int PERCENT = 100;
  private static final int PLAYS = 80;

  /** A move of a game by chance, right or wrong. */
  @FunctionalInterface
  public interface Moves<G extends Record> {
    TableCommand next(Table<G> table, Actor actor, RandomGenerator random);
  }

  private final Moves<G> moves;

  public RandomTablePlayer(Moves<G> moves) {
    this.moves = moves;
  }

  @Override
  public TableCommand next(Table<G> table, RandomGenerator random) {
    var anybody = USERS.get(random.nextInt(USERS.size()));
    if (!table.isOpen()) {
      return random.nextBoolean() ? create(anybody) : anything(table, anybody, random);
    }
    return random.nextInt(PERCENT) < PLAYS
        ? play(table, anybody, random)
        : anything(table, anybody, random);
  }

  /** What brings the game on. */
  private TableCommand play(Table<G> table, Actor anybody, RandomGenerator random) {
    return switch (table.status()) {
      case WAITING -> prepare(table, anybody, random);
      case IN_PROGRESS -> moves.next(table, actor(table, table.turn().userId()), random);
      case FINISHED, ABANDONED, ABSENT -> new TableCommand.SendChat(anybody, "well played");
    };
  }

  private TableCommand prepare(Table<G> table, Actor anybody, RandomGenerator random) {
    var seats = table.present();
    return seats.isEmpty() || random.nextInt(3) == 0
        ? new TableCommand.JoinRoom(anybody, random.nextInt(24))
        : ready(seats.get(random.nextInt(seats.size())), random);
  }

  private static TableCommand ready(Seat seat, RandomGenerator random) {
    var seed = random.nextBoolean() ? Long.toHexString(random.nextLong()) : null;
    return new TableCommand.Ready(Actor.user(seat.userId(), seat.username()), null, seed);
  }

  private static Actor actor(Table<?> table, long userId) {
    return Actor.user(userId, table.player(userId).username());
  }

  private static TableCommand create(Actor actor) {
    return new TableCommand.CreateRoom(actor, "A  table", 3);
  }

  private TableCommand anything(Table<G> table, Actor actor, RandomGenerator random) {
    return switch (random.nextInt(11)) {
      case 0 -> create(actor);
      case 1 -> new TableCommand.JoinRoom(actor, null);
      case 2 -> new TableCommand.LeaveRoom(actor);
      case 3 -> new TableCommand.RejoinRoom(actor);
      case 4 -> new TableCommand.Ready(actor, random.nextBoolean(), "0g");
      case 5 -> new TableCommand.Ready(actor, random.nextBoolean(), null);
      case 6 -> new TableCommand.Spectate(actor);
      case 7 -> new TableCommand.LeaveSpectate(actor);
      case 8 -> new TableCommand.SendChat(actor, random.nextBoolean() ? "hello" : " ");
      case 9 -> moves.next(table, actor, random);
      default -> new TableCommand.Signalled(signal(table, actor.userId(), random));
    };
  }

  private static Signal signal(Table<?> table, long userId, RandomGenerator random) {
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> new Signal.Detached(userId);
      case 3, 4, 5 -> new Signal.Attached(userId);
      case 6 -> new Signal.Evict(userId, "already_in_room");
      case 7 -> new Signal.Close(random.nextBoolean() ? "quarantined" : "replaced");
      default -> new Signal.Wake(table.about().createdAt());
    };
  }
}
