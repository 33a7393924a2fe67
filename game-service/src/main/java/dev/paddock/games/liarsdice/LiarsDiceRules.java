package dev.paddock.games.liarsdice;

import dev.paddock.core.Outcome;
import dev.paddock.core.Route;
import dev.paddock.core.Stamp;
import dev.paddock.core.table.Seat;
import dev.paddock.core.table.Story;
import dev.paddock.core.table.Table;
import dev.paddock.core.table.TableCommand;
import dev.paddock.core.table.TableEnd;
import dev.paddock.core.table.TableEvent;
import dev.paddock.core.table.TableGame;
import dev.paddock.games.liarsdice.LiarsEvent.BidMade;
import dev.paddock.games.liarsdice.LiarsEvent.Called;
import dev.paddock.games.liarsdice.LiarsEvent.Rolled;
import dev.paddock.games.liarsdice.LiarsMove.CallLiar;
import dev.paddock.games.liarsdice.LiarsMove.MakeBid;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules of Liar's Dice; a player's score is how many dice he has. */
public final class LiarsDiceRules implements TableGame<Cups> {
  /** Dice of each player at the beginning. */
  public static final int DICE = 5;

  static final Duration TURN_TIME = Duration.ofSeconds(30);

  private static final int MIN_PLAYERS = 2;
  private static final int MAX_PLAYERS = 6;
  private static final String BID = "liars_dice.bid";
  private static final String CALL = "liars_dice.call";

  @Override
  public String name() {
    return "liars_dice";
  }

  @Override
  public int minPlayers() {
    return MIN_PLAYERS;
  }

  @Override
  public int maxPlayers() {
    return MAX_PLAYERS;
  }

  @Override
  public Duration turnTime() {
    return TURN_TIME;
  }

  @Override
  public Class<Cups> state() {
    return Cups.class;
  }

  @Override
  public Map<String, Class<? extends TableCommand.Move>> moves() {
    return Map.of(BID, MakeBid.class, CALL, CallLiar.class);
  }

  @Override
  public Map<String, Class<? extends TableEvent.Played>> events() {
    return Map.of(
        "liars_dice.rolled", Rolled.class, BID, BidMade.class, "liars_dice.called", Called.class);
  }

  @Override
  public List<Route> routes() {
    return List.of(route(BID), route(CALL));
  }

  @Override
  public Cups opening(List<Seat> players) {
    return Cups.NONE;
  }

  @Override
  public Story<Cups> opened(Story<Cups> story, Stamp stamp) {
    return story.tell(Rounds.first(story.table()));
  }

  @Override
  public Outcome<TableEvent> play(Story<Cups> story, TableCommand.Move move, Stamp stamp) {
    var table = story.table();
    if (table.turn().userId() != move.actor().userId()) {
      return Bids.notYourTurn(table);
    }
    return switch ((LiarsMove) move) {
      case MakeBid it -> bid(story, it, stamp);
      case CallLiar it -> call(story, stamp);
    };
  }

  /**
   * Who says nothing in time doubts; where there is nothing to doubt he bids as little as can be.
   */
  @Override
  public Story<Cups> expire(Story<Cups> story, Stamp stamp) {
    var standing = Bids.standing(story.table());
    return standing == null
        ? Rounds.bid(story, Bids.LEAST_QUANTITY, Bids.LEAST_FACE, true, stamp.at())
        : Rounds.call(story, standing, true, stamp.at());
  }

  @Override
  public Story<Cups> left(Story<Cups> story, long userId, Stamp stamp) {
    var table = story.table();
    var holders = Rounds.holders(table);
    if (holders.size() == 1) {
      return story.end(holders.getFirst().userId(), TableEnd.FORFEIT, stamp.at());
    }
    return table.turn().userId() == userId
        ? story.turn(Rounds.after(table, userId), stamp.at())
        : story;
  }

  @Override
  public Table<Cups> evolve(Table<Cups> table, TableEvent.Played event) {
    return switch ((LiarsEvent) event) {
      case Rolled it -> dealt(table, it);
      case BidMade it -> table.withGame(table.game().with(it));
      case Called it ->
          table.withGame(table.game().with(it)).withScore(it.loserId(), it.diceLeft());
    };
  }

  @Override
  public Record message(Table<Cups> table, TableEvent.Played event) {
    return event instanceof Rolled it ? CupsView.roll(it) : (Record) event;
  }

  @Override
  public Map<Long, Record> privateMessages(Table<Cups> table, TableEvent.Played event) {
    return event instanceof Rolled it ? CupsView.ownRolls(it) : Map.of();
  }

  @Override
  public Record document(Table<Cups> table) {
    return CupsView.document(table);
  }

  @Override
  public Map<Long, Record> privateDocuments(Table<Cups> table) {
    return CupsView.ownDocuments(table);
  }

  private static Outcome<TableEvent> bid(Story<Cups> story, MakeBid move, Stamp stamp) {
    @Nullable Outcome<TableEvent> refusal = Bids.refusal(story.table(), move);
    return refusal == null
        ? Rounds.bid(story, move.quantity(), move.face(), false, stamp.at()).outcome()
        : refusal;
  }

  private static Outcome<TableEvent> call(Story<Cups> story, Stamp stamp) {
    var standing = Bids.standing(story.table());
    return standing == null
        ? Bids.nothingToCall()
        : Rounds.call(story, standing, false, stamp.at()).outcome();
  }

  private static Table<Cups> dealt(Table<Cups> table, Rolled event) {
    var next = table.withGame(table.game().rolled(event.round(), event.hands()));
    for (var hand : event.hands()) {
      next = next.withScore(hand.userId(), hand.dice().size());
    }
    return next;
  }

  private static Route route(String type) {
    var schema = "dev/paddock/games/liarsdice/schema/" + type + ".command.json";
    return new Route(type, schema, Route.Target.ID, Route.Seat.NONE, Route.Attach.NONE);
  }
}
