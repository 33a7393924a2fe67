package dev.paddock.core.table;

import dev.paddock.core.History;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes games into the collection {@code games}, one document a room and epoch: opened by {@code
 * game_started}, finished when it has {@code finished_at}. A move is an event of the game that has
 * a number {@code n}.
 *
 * @param moves the game's own event types
 */
public record TableHistory(Set<String> moves) implements History {
  private static final String COLLECTION = "games";
  private static final String NUMBER = "n";

  /** Fields of a message that are its envelope. */
  private static final Set<String> ENVELOPE =
      Set.of("type", "room_id", "seq", "epoch", "masked", "deadline", "turn_number");

  public TableHistory {
    moves = Set.copyOf(moves);
  }

  @Override
  public List<Write> write(Told event) {
    return switch (event.type()) {
      case "game_started", "game_ended" -> List.of(write(event, withRoom(event)));
      default -> isMove(event) ? List.of(write(event, move(event))) : List.of();
    };
  }

  private boolean isMove(Told event) {
    return moves.contains(event.type()) && event.payload().containsKey(NUMBER);
  }

  private static Write write(Told event, Map<String, Object> set) {
    return new Write(COLLECTION, event.room() + ":" + event.epoch(), set);
  }

  private static Map<String, Object> withRoom(Told event) {
    var fields = body(event);
    fields.put("room_id", event.room().value());
    fields.put("epoch", event.epoch());
    return fields;
  }

  private static Map<String, Object> move(Told event) {
    return Map.of("moves." + event.payload().get(NUMBER), body(event));
  }

  private static Map<String, Object> body(Told event) {
    var fields = new HashMap<>(event.payload());
    fields.keySet().removeAll(ENVELOPE);
    return fields;
  }
}
