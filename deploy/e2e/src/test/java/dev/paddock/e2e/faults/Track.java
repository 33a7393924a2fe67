package dev.paddock.e2e.faults;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * Where one player stands in one room's channel. A number that is missing, doubled or out of order
 * without a word of the server is a problem.
 */
final class Track {
  static final String OPEN = "open";
  private static final String IMAGE = "room_state";

  private final String player;
  private final String room;
  private final Chronicle chronicle;
  private final Problems problems;
  private final Game game = new Game();
  private String epoch = "";
  private long seq;

  /** An image may replace what is known: it was asked for or announced. */
  private boolean isImageDue = true;

  private boolean isOver;

  Track(String player, String room, Chronicle chronicle, Problems problems) {
    this.player = player;
    this.room = room;
    this.chronicle = chronicle;
    this.problems = problems;
  }

  static boolean isPart(JsonObject message) {
    return message.containsKey("seq")
        && message.containsKey("epoch")
        && message.containsKey("room_id")
        && !message.getString("type").equals("ack");
  }

  String channel() {
    return "room:" + room;
  }

  Game game() {
    return game;
  }

  long seq() {
    return seq;
  }

  String epoch() {
    return epoch;
  }

  boolean isKnown() {
    return !epoch.isEmpty();
  }

  /** Whether the server said that there is no such room any more. */
  boolean isOver() {
    return isOver;
  }

  /** A command that attaches was sent. */
  void attaching() {
    isImageDue = true;
  }

  JsonObject point() {
    return new JsonObject().put("channel", channel()).put("epoch", epoch).put("seq", seq);
  }

  /** The server said from where it goes on. */
  void resumed(JsonObject answer) {
    if (answer.getBoolean("recovered")) {
      var isHere = answer.getString("epoch").equals(epoch) && answer.getLong("seq") >= seq;
      if (!isHere) {
        problems.add("%s at %s:%d was told %s", player, epoch, seq, answer.encode());
      }
    } else {
      isImageDue = true;
      isOver |= answer.containsKey("image") && answer.getValue("image") == null;
    }
  }

  void hear(JsonObject message, String text) {
    var isImage = message.getString("type").equals(IMAGE);
    var next = message.getLong("seq");
    var theirs = message.getString("epoch");
    var fault = isImage ? imageFault(theirs, next) : messageFault(theirs, next);
    if (fault != null) {
      problems.add(
          "%s: %s: %s %s:%d after %s:%d (%s)",
          room, fault, message.getString("type"), theirs, next, epoch, seq, player);
    }
    epoch = theirs;
    seq = next;
    isImageDue &= !isImage;
    isOver |= message.getString("type").equals("room_closed");
    game.hear(message);
    chronicle.tell(room, new Chronicle.Place(theirs, next, form(message, isImage)), text, player);
  }

  private @Nullable String imageFault(String theirs, long next) {
    if (!isKnown() || (isImageDue && (!theirs.equals(epoch) || next >= seq))) {
      return null;
    }
    return theirs.equals(epoch) && next == seq ? null : "an image out of place";
  }

  private @Nullable String messageFault(String theirs, long next) {
    if (!isKnown() || (theirs.equals(epoch) && next == seq + 1)) {
      return null;
    }
    return next <= seq && theirs.equals(epoch) ? "a message twice" : "a silent gap";
  }

  /** What an image or a message hides differs by player; what it does not is the same for all. */
  private String form(JsonObject message, boolean isImage) {
    if (message.getBoolean("masked", false)) {
      return isImage ? "masked image" : "masked";
    }
    var isOwn = hasOwn(message) || (isImage && hasOwn(message.getJsonObject("room")));
    return (isOwn ? player : OPEN) + (isImage ? " image" : "");
  }

  private static boolean hasOwn(JsonObject message) {
    return message.containsKey("own");
  }
}
