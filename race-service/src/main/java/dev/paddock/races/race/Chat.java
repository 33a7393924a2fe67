package dev.paddock.races.race;

import dev.paddock.core.Outcome;
import dev.paddock.core.Stamp;
import dev.paddock.races.race.RaceCommand.SendChat;
import dev.paddock.races.race.RaceEvent.ChatMessage;

/** What drivers and spectators say to each other. */
final class Chat {
  private Chat() {}

  static Outcome<RaceEvent> say(RaceRoom room, SendChat command, Stamp stamp) {
    var actor = command.actor();
    if (room.seat(actor.userId()).isEmpty() && room.spectator(actor.userId()).isEmpty()) {
      return Refusals.stranger(room);
    }
    return isSayable(command.text())
        ? Outcome.accepted(
            new ChatMessage(actor.userId(), actor.username(), command.text(), stamp.at()))
        : Refusals.badText();
  }

  private static boolean isSayable(String text) {
    return !text.isBlank() && text.codePointCount(0, text.length()) <= RaceLimits.CHAT_CHARACTERS;
  }
}
