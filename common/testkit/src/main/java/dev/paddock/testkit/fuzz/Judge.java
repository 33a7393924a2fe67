package dev.paddock.testkit.fuzz;

import dev.paddock.core.Reason;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.regex.Pattern;

/** Says whether a server may answer what it answered. */
final class Judge {
  /** RFC 6455 broken; not text; too big; our protocol broken; too many frames. */
  private static final Set<Integer> CLOSES = Set.of(1002, 1007, 1009, 4400, 4429);

  /** The version may be the one that was asked for, even if there is none such. */
  private static final Pattern ANSWER = Pattern.compile("\\S+ (10[01]|200|4\\d\\d|501|505) ");

  private Judge() {}

  /**
   * What a frame of the server is, in words.
   *
   * @param asked the code with which the client asked to be closed, 0 if it did not
   * @throws AssertionError if the server may not send it
   */
  static String judge(RawFrame frame, int asked) {
    return switch (frame.opcode()) {
      case RawFrame.TEXT -> message(frame);
      case RawFrame.CLOSE -> close(frame.code(), asked);
      case RawFrame.PING -> "ping frame";
      case RawFrame.PONG -> "pong frame";
      default -> throw new AssertionError("a frame nobody expects: " + frame.first());
    };
  }

  /** What an answer to a request for a socket is, in words. */
  static String judgeAnswer(String head) {
    if (head.isEmpty()) {
      return "handshake cut";
    }
    var answer = ANSWER.matcher(head);
    if (!answer.lookingAt()) {
      throw new AssertionError("an answer nobody expects: " + head);
    }
    return "handshake " + answer.group(1);
  }

  private static String message(RawFrame frame) {
    try {
      var message = new JsonObject(frame.text());
      var type = message.getString("type", "");
      return type.equals("error") ? "error " + code(message) : known(type, message);
    } catch (DecodeException e) {
      throw new AssertionError("no JSON: " + frame.text(), e);
    }
  }

  private static String known(String type, JsonObject message) {
    if (type.isEmpty()) {
      throw new AssertionError("a message without a type: " + message);
    }
    return type;
  }

  private static Reason code(JsonObject error) {
    var reason = Reason.valueOf(error.getString("code"));
    if (reason == Reason.INTERNAL || error.getString("message", "").isEmpty()) {
      throw new AssertionError("an error nobody expects: " + error);
    }
    return reason;
  }

  private static String close(int code, int asked) {
    var isAnswer = asked != 0 && (code == asked || code == 1000 || code == 1005);
    if (!isAnswer && !CLOSES.contains(code)) {
      throw new AssertionError("closed with " + code + ", asked for " + asked);
    }
    return isAnswer ? "close answered" : "close " + code;
  }
}
