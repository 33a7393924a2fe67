package dev.paddock.deploy.bench.engine;

import dev.paddock.core.Actor;
import dev.paddock.core.RoomId;
import dev.paddock.deploy.bench.pad.Pad;
import dev.paddock.deploy.bench.target.Texts;
import java.nio.charset.StandardCharsets;

/**
 * What two players do in one room, command after command: Bigger Dice from the opening of the room
 * to the end of the game, over and over, or touches of a {@link Pad}. What it hears and what it
 * says may be on different threads, but never at the same time.
 */
final class Game {
  /** Of what kind the rooms are. */
  enum Kind {
    BIGGER_DICE("bigger_dice"),
    PAD(Pad.NAME);

    private final String type;

    Kind(String type) {
      this.type = type;
    }
  }

  /** A command to be sent. */
  record Command(String type, Actor actor, byte[] payload) {}

  private static final byte[] CURRENT = bytes("\"current_turn\":");
  private static final byte[] FIRST = bytes("\"first_turn\":");
  private static final byte[] ENDED = bytes("\"game_ended\"");

  private final Kind kind;
  private final RoomId room;
  private final Actor host;
  private final Actor guest;
  private final byte[] opening;
  private final byte[] byId;
  private int step;
  private long turn;

  Game(Kind kind, RoomId room, String name, int number) {
    this.kind = kind;
    this.room = room;
    this.host = Actor.user(2L * number + 1, "host" + number);
    this.guest = Actor.user(2L * number + 2, "guest" + number);
    this.opening = bytes("{\"room_name\":\"%s\",\"game_type\":\"%s\"}".formatted(name, kind.type));
    this.byId = bytes("{\"room_id\":\"%s\"}".formatted(room));
  }

  RoomId room() {
    return room;
  }

  long hostId() {
    return host.userId();
  }

  long guestId() {
    return guest.userId();
  }

  /** The command that comes now. */
  Command next() {
    return kind == Kind.PAD ? touch() : move();
  }

  /** A message of the room was told. */
  void hear(byte[] message) {
    if (kind == Kind.PAD) {
      return;
    }
    long now = number(message, CURRENT);
    now = now > 0 ? now : number(message, FIRST);
    if (now > 0) {
      turn = now;
    } else if (Texts.contains(message, 0, Math.min(message.length, 64), ENDED)) {
      step = 0;
    }
  }

  private Command touch() {
    return step++ == 0
        ? new Command("create_room", host, opening)
        : new Command(Pad.TOUCH, host, byId);
  }

  private Command move() {
    return switch (step++) {
      case 0 -> new Command("create_room", host, opening);
      case 1 -> new Command("join_room", guest, byId);
      case 2 -> new Command("ready", host, byId);
      case 3 -> new Command("ready", guest, byId);
      default -> new Command("bigger_dice.roll", turn == host.userId() ? host : guest, byId);
    };
  }

  /** The number behind a key; 0 where it is not. */
  private static long number(byte[] text, byte[] key) {
    int at = Texts.indexOf(text, key);
    long number = 0;
    for (int i = at + key.length; at >= 0 && i < text.length && Character.isDigit(text[i]); i++) {
      number = number * 10 + text[i] - '0';
    }
    return number;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
