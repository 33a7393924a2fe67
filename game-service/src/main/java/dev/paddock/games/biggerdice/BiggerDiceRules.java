package dev.paddock.games.biggerdice;

import dev.paddock.core.Outcome;
import dev.paddock.core.Reason;
import dev.paddock.core.Route;
import dev.paddock.core.Stamp;
import dev.paddock.core.table.Seat;
import dev.paddock.core.table.Story;
import dev.paddock.core.table.Table;
import dev.paddock.core.table.TableCommand;
import dev.paddock.core.table.TableEnd;
import dev.paddock.core.table.TableEvent;
import dev.paddock.core.table.TableGame;
import dev.paddock.games.biggerdice.DiceEvent.Rolled;
import dev.paddock.games.biggerdice.DiceEvent.RoundResult;
import dev.paddock.games.biggerdice.DiceMove.RollDice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules of Bigger Dice. */
public final class BiggerDiceRules implements TableGame<Dice> {
  /** Points that win the game. */
  public static final int WINNING_SCORE = 10;

  static final Duration TURN_TIME = Duration.ofSeconds(30);

  private static final int PLAYERS = 2;
  private static final String ROLL = "bigger_dice.roll";

  @Override
  public String name() {
    return "bigger_dice";
  }

  @Override
  public int minPlayers() {
    return PLAYERS;
  }

  @Override
  public int maxPlayers() {
    return PLAYERS;
  }

  @Override
  public Duration turnTime() {
    return TURN_TIME;
  }

  @Override
  public Class<Dice> state() {
    return Dice.class;
  }

  @Override
  public Map<String, Class<? extends TableCommand.Move>> moves() {
    return Map.of(ROLL, RollDice.class);
  }

  @Override
  public Map<String, Class<? extends TableEvent.Played>> events() {
    return Map.of(
        "bigger_dice.rolled", Rolled.class, "bigger_dice.round_result", RoundResult.class);
  }

  @Override
  public List<Route> routes() {
    var schema = "dev/paddock/games/biggerdice/schema/" + ROLL + ".json";
    return List.of(new Route(ROLL, schema, Route.Target.ID, Route.Seat.NONE, Route.Attach.NONE));
  }

  @Override
  public Dice opening(List<Seat> players) {
    return Dice.NONE;
  }

  @Override
  public Outcome<TableEvent> play(Story<Dice> story, TableCommand.Move move, Stamp stamp) {
    var table = story.table();
    var userId = move.actor().userId();
    if (table.turn().userId() == userId) {
      return roll(story, userId, false, stamp.at()).outcome();
    }
    return table.game().hasRolled(userId)
        ? Outcome.rejected(Reason.ALREADY_ROLLED, "You have rolled in this round already.")
        : Outcome.rejected(Reason.NOT_YOUR_TURN, "It is the turn of " + turnName(table) + ".");
  }

  @Override
  public Story<Dice> expire(Story<Dice> story, Stamp stamp) {
    return roll(story, story.table().turn().userId(), true, stamp.at());
  }

  @Override
  public Table<Dice> evolve(Table<Dice> table, TableEvent.Played event) {
    return switch ((DiceEvent) event) {
      case Rolled it ->
          table
              .withScore(it.playerId(), it.newScore())
              .withGame(
                  table.game().with(new Dice.Roll(it.n(), it.playerId(), it.roll(), it.auto())));
      case RoundResult it -> scored(table, it);
    };
  }

  @Override
  public Record document(Table<Dice> table) {
    return table.match() == null ? Dice.NONE : table.game();
  }

  private Story<Dice> roll(Story<Dice> story, long userId, boolean auto, Instant at) {
    var table = story.table();
    var player = table.player(userId);
    var n = table.game().rolls().size() + 1;
    var roll = table.fair().die(n);
    var open = table.game().open();
    var isWon = !open.isEmpty() && open.getFirst().roll() < roll;
    var score = player.score() + (isWon ? 1 : 0);
    var rolled = story.tell(new Rolled(userId, player.username(), roll, score, n, auto));
    return open.isEmpty() ? rolled.turn(other(table, userId), at) : finishRound(rolled, userId, at);
  }

  /** The one who rolled second opens the next round. */
  private Story<Dice> finishRound(Story<Dice> story, long secondId, Instant at) {
    var result = result(story.table());
    var next = story.tell(result);
    var winnerId = result.winnerId();
    return winnerId != null && next.table().player(winnerId).score() >= WINNING_SCORE
        ? next.end(winnerId, TableEnd.SCORE, at)
        : next.turn(secondId, at);
  }

  private static RoundResult result(Table<Dice> table) {
    var first = table.seats().getFirst().userId();
    var second = table.seats().getLast().userId();
    var one = table.game().openRoll(first);
    var two = table.game().openRoll(second);
    return new RoundResult(first, one, second, two, winner(first, one, second, two), one == two);
  }

  private static @Nullable Long winner(long first, int one, long second, int two) {
    if (one == two) {
      return null;
    }
    return one > two ? first : second;
  }

  /** The point of a roll that beat the other was told with it; the opener gets his only here. */
  private static Table<Dice> scored(Table<Dice> table, RoundResult event) {
    var opener = table.game().open().getFirst().userId();
    var winnerId = event.winnerId();
    var next = table.withGame(table.game().with(event));
    return winnerId != null && winnerId == opener
        ? next.withScore(opener, table.player(opener).score() + 1)
        : next;
  }

  private static long other(Table<Dice> table, long userId) {
    var first = table.seats().getFirst().userId();
    return first == userId ? table.seats().getLast().userId() : first;
  }

  private static String turnName(Table<Dice> table) {
    return table.player(table.turn().userId()).username();
  }
}
