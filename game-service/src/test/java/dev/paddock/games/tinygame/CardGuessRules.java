package dev.paddock.games.tinygame;

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
import dev.paddock.games.tinygame.CardGuessEvent.Dealt;
import dev.paddock.games.tinygame.CardGuessEvent.DealtCount;
import dev.paddock.games.tinygame.CardGuessEvent.Guessed;
import dev.paddock.games.tinygame.CardGuessEvent.OwnCard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Two or three players, a hidden card each; who guesses the next player's card wins. */
final class CardGuessRules implements TableGame<Cards> {
  private static final String GUESS = "card_guess.guess";

  @Override
  public String name() {
    return "card_guess";
  }

  @Override
  public int minPlayers() {
    return 2;
  }

  @Override
  public int maxPlayers() {
    return 3;
  }

  @Override
  public Duration turnTime() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Class<Cards> state() {
    return Cards.class;
  }

  @Override
  public Map<String, Class<? extends TableCommand.Move>> moves() {
    return Map.of(GUESS, CardGuessMove.class);
  }

  @Override
  public Map<String, Class<? extends TableEvent.Played>> events() {
    return Map.of("card_guess.dealt", Dealt.class, "card_guess.guessed", Guessed.class);
  }

  @Override
  public List<Route> routes() {
    var schema = "dev/paddock/games/tinygame/schema/" + GUESS + ".json";
    return List.of(new Route(GUESS, schema, Route.Target.ID, Route.Seat.NONE, Route.Attach.NONE));
  }

  @Override
  public Cards opening(List<Seat> players) {
    return new Cards(List.of());
  }

  @Override
  public Story<Cards> opened(Story<Cards> story, Stamp stamp) {
    var table = story.table();
    var seats = table.seats();
    return story.tell(
        new Dealt(
            IntStream.range(0, seats.size())
                .mapToObj(
                    i -> new Cards.Hand(seats.get(i).userId(), "card_" + table.fair().die(i + 1)))
                .toList()));
  }

  @Override
  public Outcome<TableEvent> play(Story<Cards> story, TableCommand.Move move, Stamp stamp) {
    return story.table().turn().userId() == move.actor().userId()
        ? guess(story, ((CardGuessMove) move).number(), stamp.at()).outcome()
        : Outcome.rejected(Reason.NOT_YOUR_TURN, "It is another player's turn.");
  }

  @Override
  public Story<Cards> expire(Story<Cards> story, Stamp stamp) {
    return guess(story, 0, stamp.at());
  }

  @Override
  public Story<Cards> left(Story<Cards> story, long userId, Stamp stamp) {
    return story.table().turn().userId() == userId
        ? story.turn(next(story.table(), userId), stamp.at())
        : story;
  }

  @Override
  public Table<Cards> evolve(Table<Cards> table, TableEvent.Played event) {
    return switch ((CardGuessEvent) event) {
      case Dealt it -> table.withGame(new Cards(it.hands()));
      case Guessed it -> it.isRight() ? table.withScore(it.userId(), 1) : table;
    };
  }

  @Override
  public Record message(Table<Cards> table, TableEvent.Played event) {
    return event instanceof Dealt it ? new DealtCount(it.hands().size()) : (Record) event;
  }

  @Override
  public Map<Long, Record> privateMessages(Table<Cards> table, TableEvent.Played event) {
    return event instanceof Dealt ? privateDocuments(table) : Map.of();
  }

  @Override
  public Record document(Table<Cards> table) {
    return new DealtCount(table.match() == null ? 0 : table.game().hands().size());
  }

  @Override
  public Map<Long, Record> privateDocuments(Table<Cards> table) {
    if (table.match() == null) {
      return Map.of();
    }
    var hands = table.game().hands();
    return hands.stream()
        .collect(Collectors.toMap(Cards.Hand::userId, it -> new OwnCard(hands.size(), it.card())));
  }

  private static Story<Cards> guess(Story<Cards> story, int number, Instant at) {
    var table = story.table();
    var userId = table.turn().userId();
    var isRight = table.game().cardOf(next(table, userId)).equals("card_" + number);
    var guessed = story.tell(new Guessed(userId, number, isRight, table.turn().number()));
    return isRight
        ? guessed.end(userId, TableEnd.SCORE, at)
        : guessed.turn(next(table, userId), at);
  }

  private static long next(Table<Cards> table, long userId) {
    var order = table.seats().stream().map(Seat::userId).toList();
    var present = table.present().stream().map(Seat::userId).toList();
    var start = order.indexOf(userId);
    return IntStream.rangeClosed(1, order.size())
        .mapToObj(i -> order.get((start + i) % order.size()))
        .filter(it -> it != userId && present.contains(it))
        .findFirst()
        .orElseThrow();
  }
}
