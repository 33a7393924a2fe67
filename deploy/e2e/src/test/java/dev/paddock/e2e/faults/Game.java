package dev.paddock.e2e.faults;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** As much of a game as a player has to know to make a move. */
final class Game {
  private long turn;
  private int quantity;
  private int face;
  private boolean isRunning;
  private boolean isOver;
  private String reason = "";

  void hear(JsonObject message) {
    switch (message.getString("type")) {
      case "game_started" -> started(message.getLong("first_turn"));
      case "turn_changed" -> turn = message.getLong("current_turn");
      case "game_ended" -> ended(message.getString("reason", ""));
      case "room_closed", "game_aborted" -> ended("");
      case "liars_dice.bid" -> bid(message);
      case "liars_dice.rolled" -> quantity = 0;
      case "room_state" -> image(message.getJsonObject("room"));
      default -> {}
    }
  }

  boolean isRunning() {
    return isRunning;
  }

  boolean isOver() {
    return isOver;
  }

  /** Why it ended, if it did. */
  String reason() {
    return reason;
  }

  /** Whose turn it is: a user id. */
  long turn() {
    return turn;
  }

  /** How many dice the last bid of the round named; 0: there was none. */
  int quantity() {
    return quantity;
  }

  int face() {
    return face;
  }

  private void started(long first) {
    isRunning = true;
    turn = first;
  }

  private void ended(String why) {
    isRunning = false;
    isOver = true;
    reason = reason.isEmpty() ? why : reason;
  }

  private void bid(JsonObject message) {
    quantity = message.getInteger("quantity");
    face = message.getInteger("face");
  }

  private void image(JsonObject room) {
    switch (room.getString("status")) {
      case "in_progress" -> {
        started(room.getLong("current_turn", 0L));
        lastBid(room);
      }
      case "finished", "abandoned" -> ended("");
      default -> {}
    }
  }

  private void lastBid(JsonObject room) {
    var bids = room.getJsonArray("bids", new JsonArray());
    quantity = 0;
    if (!bids.isEmpty()) {
      var last = bids.getJsonObject(bids.size() - 1);
      if (last.getInteger("round", -1).equals(room.getInteger("round", 0))) {
        bid(last);
      }
    }
  }
}
