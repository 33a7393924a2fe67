package dev.paddock.simulate;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The fields of a gateway's message a client looks at; found without a tree. */
final class Message {
  private final byte[] json;
  private int at;

  String type = "";
  @Nullable String room;
  @Nullable String channel;
  @Nullable String epoch;
  @Nullable String requestId;
  @Nullable String code;
  long seq;
  long user;
  boolean recovered;

  private Message(byte[] json) {
    this.json = json;
  }

  /**
   * Reads a whole JSON object.
   *
   * @throws Broken if it is none
   */
  static Message of(byte[] json) {
    var message = new Message(json);
    try {
      message.object();
    } catch (ArrayIndexOutOfBoundsException e) {
      throw new Broken(
          Invariant.WHOLE_MESSAGES, "cut off: " + new String(json, StandardCharsets.UTF_8));
    }
    return message;
  }

  private void object() {
    expect('{');
    while (json[at] != '}') {
      var name = string();
      expect(':');
      field(name);
      if (json[at] == ',') {
        at++;
      }
    }
    at++;
    if (at != json.length) {
      throw new Broken(
          Invariant.WHOLE_MESSAGES, "more than one: " + new String(json, StandardCharsets.UTF_8));
    }
  }

  private void field(String name) {
    switch (name) {
      case "type" -> type = String.valueOf(text());
      case "room_id" -> room = text();
      case "channel" -> channel = text();
      case "epoch" -> epoch = text();
      case "request_id" -> requestId = text();
      case "code" -> code = text();
      case "seq" -> seq = number();
      case "user_id" -> user = number();
      case "recovered" -> {
        recovered = json[at] == 't';
        skip();
      }
      default -> skip();
    }
  }

  private @Nullable String text() {
    if (json[at] != '"') {
      skip();
      return null;
    }
    return string();
  }

  private String string() {
    expect('"');
    int from = at;
    while (json[at] != '"') {
      at += json[at] == '\\' ? 2 : 1;
    }
    return new String(json, from, at++ - from, StandardCharsets.ISO_8859_1);
  }

  private long number() {
    long number = 0;
    while (json[at] >= '0' && json[at] <= '9') {
      number = number * 10 + (json[at++] - '0');
    }
    return number;
  }

  private void skip() {
    int depth = 0;
    do {
      switch (json[at]) {
        case '"' -> string();
        case '{', '[' -> {
          depth++;
          at++;
        }
        case '}', ']' -> {
          depth--;
          at++;
        }
        default -> at++;
      }
    } while (depth > 0 || (json[at] != ',' && json[at] != '}'));
  }

  private void expect(char c) {
    if (json[at++] != c) {
      throw new Broken(
          Invariant.WHOLE_MESSAGES, "no JSON: " + new String(json, StandardCharsets.UTF_8));
    }
  }
}
