package dev.paddock.core.table;

import dev.paddock.core.Outcome;
import dev.paddock.core.Route;
import dev.paddock.core.Stamp;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The rules of one table game: all that a game adds to what tables share. Pure.
 *
 * @param <G> the game's own part of a room's state, an immutable record
 */
public interface TableGame<G extends Record> {
  /** The {@code game_type}. */
  String name();

  int minPlayers();

  int maxPlayers();

  /** How long a player may think. */
  Duration turnTime();

  Class<G> state();

  /** Wire type of each move. */
  Map<String, Class<? extends TableCommand.Move>> moves();

  /** Wire type of each event only this game has. */
  Map<String, Class<? extends TableEvent.Played>> events();

  /** Routes of the moves. */
  List<Route> routes();

  /** The game's state as {@code game_started} makes it, for the players then present. */
  G opening(List<Seat> players);

  /** What follows {@code game_started} at once, for example dealing; nothing by default. */
  default Story<G> opened(Story<G> story, Stamp stamp) {
    return story;
  }

  /**
   * Decides a move of a player while the game runs; that it is his turn is for the game to check.
   */
  Outcome<TableEvent> play(Story<G> story, TableCommand.Move move, Stamp stamp);

  /** The turn's time is over: the game moves for the player. */
  Story<G> expire(Story<G> story, Stamp stamp);

  /** A player left a running game in which at least two others stay. */
  default Story<G> left(Story<G> story, long userId, Stamp stamp) {
    return story;
  }

  /** Applies one of the game's own events; total. */
  Table<G> evolve(Table<G> table, TableEvent.Played event);

  /** The public form of one of the game's own events. */
  default Record message(Table<G> table, TableEvent.Played event) {
    return (Record) event;
  }

  /** The forms of an event for players who may see more; at most eight. */
  default Map<Long, Record> privateMessages(Table<G> table, TableEvent.Played event) {
    return Map.of();
  }

  /** What the game adds to the public document once it has begun; the same fields before. */
  Record document(Table<G> table);

  /** What the game adds to the documents of players who may see more; at most eight. */
  default Map<Long, Record> privateDocuments(Table<G> table) {
    return Map.of();
  }
}
