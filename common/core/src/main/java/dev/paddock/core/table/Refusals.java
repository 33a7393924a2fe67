package dev.paddock.core.table;

import dev.paddock.core.Outcome;
import dev.paddock.core.Reason;

/** The refusals of tables, in one sentence each. */
final class Refusals {
  private Refusals() {}

  static Outcome<TableEvent> noRoom(Table<?> table) {
    return refuse(Reason.ROOM_NOT_FOUND, "There is no room " + table.roomId() + ".");
  }

  static Outcome<TableEvent> exists(Table<?> table) {
    return refuse(Reason.ROOM_EXISTS, "A room named " + table.about().name() + " exists already.");
  }

  static Outcome<TableEvent> badName() {
    return refuse(
        Reason.INVALID_FIELD,
        "room_name has to have 1 to 64 characters and no control characters.");
  }

  static Outcome<TableEvent> badText() {
    return refuse(
        Reason.INVALID_FIELD,
        "text has to have 1 to " + TableLimits.CHAT_CHARACTERS + " characters that are not blank.");
  }

  static Outcome<TableEvent> badSeed() {
    return refuse(
        Reason.INVALID_FIELD, "seed has to have 1 to " + TableLimits.SEED_DIGITS + " hex digits.");
  }

  static Outcome<TableEvent> seated(Table<?> table) {
    return refuse(
        Reason.ALREADY_IN_ROOM, "You are a player of " + table.about().name() + " already.");
  }

  static Outcome<TableEvent> full(Table<?> table, int max) {
    return refuse(Reason.ROOM_FULL, table.about().name() + " has its " + max + " players already.");
  }

  static Outcome<TableEvent> crowded(Table<?> table) {
    return refuse(
        Reason.ROOM_FULL,
        table.about().name() + " has its " + TableLimits.SPECTATORS + " spectators already.");
  }

  static Outcome<TableEvent> begun(Table<?> table) {
    return refuse(
        Reason.GAME_ALREADY_STARTED,
        "The game in " + table.about().name() + " is " + table.status().wire() + ", not waiting.");
  }

  static Outcome<TableEvent> notRunning(Table<?> table) {
    return refuse(
        Reason.GAME_NOT_STARTED,
        "The game in "
            + table.about().name()
            + " is "
            + table.status().wire()
            + ", not in_progress.");
  }

  /** For what only players may do. */
  static Outcome<TableEvent> notAPlayer(Table<?> table, long userId) {
    return table.spectator(userId).isPresent()
        ? refuse(Reason.NOT_A_PLAYER, "Spectators of " + table.about().name() + " may only chat.")
        : stranger(table);
  }

  static Outcome<TableEvent> stranger(Table<?> table) {
    return refuse(Reason.NOT_IN_ROOM, "You are not in " + table.about().name() + ".");
  }

  private static Outcome<TableEvent> refuse(Reason reason, String message) {
    return Outcome.rejected(reason, message);
  }
}
