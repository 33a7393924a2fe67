package dev.paddock.core.table;

import dev.paddock.core.Outcome;
import dev.paddock.core.Stamp;
import dev.paddock.core.table.TableCommand.SendChat;
import dev.paddock.core.table.TableEvent.ChatMessage;

/** What players and spectators say to each other. */
final class Chat {
  private Chat() {}

  static <G extends Record> Outcome<TableEvent> say(Story<G> story, SendChat command, Stamp stamp) {
    var table = story.table();
    var actor = command.actor();
    if (table.seat(actor.userId()).isEmpty() && table.spectator(actor.userId()).isEmpty()) {
      return Refusals.stranger(table);
    }
    if (!isSayable(command.text())) {
      return Refusals.badText();
    }
    return story
        .tell(new ChatMessage(actor.userId(), actor.username(), command.text(), stamp.at()))
        .outcome();
  }

  private static boolean isSayable(String text) {
    return !text.isBlank() && text.codePointCount(0, text.length()) <= TableLimits.CHAT_CHARACTERS;
  }
}
