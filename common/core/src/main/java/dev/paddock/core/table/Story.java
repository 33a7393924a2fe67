package dev.paddock.core.table;

import dev.paddock.core.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The events of one decision so far and the table after them; immutable, each step is a new one.
 *
 * @param fold how events change the table
 */
public record Story<G extends Record>(TableFold<G> fold, Table<G> table, List<TableEvent> events) {
  public Story {
    events = List.copyOf(events);
  }

  static <G extends Record> Story<G> begin(TableGame<G> game, Table<G> table) {
    return new Story<>(new TableFold<>(game), table, List.of());
  }

  /** Goes on with an event. */
  public Story<G> tell(TableEvent event) {
    var longer = new ArrayList<>(events);
    longer.add(event);
    return new Story<>(fold, fold.evolve(table, event), longer);
  }

  /** Gives the turn to a player; its time starts at {@code at}. */
  public Story<G> turn(long userId, Instant at) {
    var deadline = at.plus(fold.game().turnTime());
    return tell(new TableEvent.TurnChanged(userId, table.turn().number() + 1, deadline));
  }

  /** Ends the game. */
  public Story<G> end(long winnerId, String reason, Instant at) {
    var winner = table.player(winnerId);
    var result = new Result(winnerId, winner.username(), standings(), reason, at);
    return tell(new TableEvent.GameEnded(result, table.played().secret()));
  }

  public Outcome<TableEvent> outcome() {
    return Outcome.acceptedAll(events);
  }

  private List<Standing> standings() {
    return table.seats().stream()
        .map(seat -> new Standing(seat.userId(), seat.username(), seat.score()))
        .sorted(Comparator.comparingInt(Standing::score).reversed())
        .toList();
  }
}
