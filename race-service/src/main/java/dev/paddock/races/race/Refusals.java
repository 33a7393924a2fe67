package dev.paddock.races.race;

import dev.paddock.core.Outcome;
import dev.paddock.core.Reason;
import java.util.Locale;

/** The refusals of races, in one sentence each. */
final class Refusals {
  private Refusals() {}

  static Outcome<RaceEvent> noRace(RaceRoom room) {
    return refuse(Reason.ROOM_NOT_FOUND, "There is no race " + room.raceId() + ".");
  }

  static Outcome<RaceEvent> exists(RaceRoom room) {
    return refuse(Reason.ROOM_EXISTS, "A race named " + name(room) + " exists already.");
  }

  static Outcome<RaceEvent> badName() {
    return refuse(
        Reason.INVALID_FIELD, "name has to have 1 to 64 characters and no control characters.");
  }

  static Outcome<RaceEvent> badText() {
    return refuse(
        Reason.INVALID_FIELD,
        "text has to have 1 to " + RaceLimits.CHAT_CHARACTERS + " characters that are not blank.");
  }

  static Outcome<RaceEvent> badNumber(String field, int value, int least, int most) {
    return refuse(
        Reason.INVALID_CONFIG, "%s is %d, expected %d to %d.".formatted(field, value, least, most));
  }

  static Outcome<RaceEvent> seated(RaceRoom room) {
    return refuse(Reason.ALREADY_IN_ROOM, "You drive in " + name(room) + " already.");
  }

  static Outcome<RaceEvent> full(RaceRoom room) {
    return refuse(
        Reason.ROOM_FULL, name(room) + " has its " + room.about().maxCars() + " drivers already.");
  }

  static Outcome<RaceEvent> crowded(RaceRoom room) {
    return refuse(
        Reason.ROOM_FULL,
        name(room) + " has its " + RaceLimits.SPECTATORS + " spectators already.");
  }

  static Outcome<RaceEvent> begun(RaceRoom room) {
    var status = room.status().name().toLowerCase(Locale.ROOT);
    return refuse(
        Reason.GAME_ALREADY_STARTED, "The race " + name(room) + " is " + status + ", not waiting.");
  }

  static Outcome<RaceEvent> foreignCar(int carId) {
    return refuse(Reason.FORBIDDEN, "Car " + carId + " is not in your garage.");
  }

  static Outcome<RaceEvent> foreignBot(int botId) {
    return refuse(Reason.FORBIDDEN, "Bot " + botId + " is not one of yours.");
  }

  /** For what only drivers may do. */
  static Outcome<RaceEvent> notADriver(RaceRoom room, long userId) {
    return room.spectator(userId).isPresent()
        ? refuse(Reason.NOT_A_PLAYER, "Spectators of " + name(room) + " may only chat.")
        : stranger(room);
  }

  static Outcome<RaceEvent> stranger(RaceRoom room) {
    return refuse(Reason.NOT_IN_ROOM, "You are not in " + name(room) + ".");
  }

  private static String name(RaceRoom room) {
    return room.about().name();
  }

  private static Outcome<RaceEvent> refuse(Reason reason, String message) {
    return Outcome.rejected(reason, message);
  }
}
