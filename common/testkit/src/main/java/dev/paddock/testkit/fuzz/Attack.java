package dev.paddock.testkit.fuzz;

import static dev.paddock.testkit.fuzz.RawFrame.BINARY;
import static dev.paddock.testkit.fuzz.RawFrame.CONTINUATION;
import static dev.paddock.testkit.fuzz.RawFrame.FIN;
import static dev.paddock.testkit.fuzz.RawFrame.PING;
import static dev.paddock.testkit.fuzz.RawFrame.PONG;
import static dev.paddock.testkit.fuzz.RawFrame.TEXT;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes what a client should not send out of what it should, by a seed. */
public final class Attack {
  private static final int MAX_CONTROL = 125;
  private static final int MAX_PARTS = 6;
  private static final int MAX_BINARY = 20_000;

  private final Random random;
  private final List<Map<String, String>> commands;

  /**
   * @param commands valid ones: names to JSON texts
   */
  public Attack(long seed, List<Map<String, String>> commands) {
    this.random = new Random(seed);
    this.commands = List.copyOf(commands);
  }

  /** The next thing to send on a socket. */
  public Shot next() {
    return switch (random.nextInt(100)) {
      case 0, 1 -> violation();
      case 2 -> Shot.last("rubbish", bytes(1 + random.nextInt(200)));
      case 3 -> cut();
      case 4 -> RawFrames.closing(random);
      case 5 -> lie();
      case 6, 7, 8 -> Shot.of("a binary frame", frame(FIN | BINARY, bytes(random.nextInt(40))));
      case 9 -> Shot.of("a large frame", frame(FIN | TEXT, bytes(random.nextInt(MAX_BINARY))));
      case 10, 11, 12 -> Shot.of("a control frame", control());
      case 13, 14, 15, 16, 17, 18 -> Shot.of("fragments", fragments(text()));
      default -> Shot.of("a text", frame(FIN | TEXT, text()));
    };
  }

  /** A request for a socket that is not quite one. */
  public byte[] handshake(String right) {
    var text = new StringBuilder(right);
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      Handshakes.change(random, text);
    }
    var all = text.toString().getBytes(StandardCharsets.ISO_8859_1);
    return random.nextInt(6) == 0 ? Arrays.copyOf(all, random.nextInt(all.length)) : all;
  }

  /** A text that is a command, or was one. */
  private byte[] text() {
    var fields = new Fields(commands.get(random.nextInt(commands.size())));
    int changes = random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      fields.change(random);
    }
    var bytes = fields.text().getBytes(StandardCharsets.UTF_8);
    return random.nextInt(4) == 0 ? Bytes.change(random, bytes) : bytes;
  }

  private List<RawFrame> fragments(byte[] text) {
    int parts = 2 + random.nextInt(MAX_PARTS);
    var frames = new ArrayList<RawFrame>();
    for (int i = 0; i < parts; i++) {
      int from = text.length * i / parts;
      int to = text.length * (i + 1) / parts;
      int fin = i == parts - 1 ? FIN : 0;
      frames.add(frame(fin | (i == 0 ? TEXT : CONTINUATION), Arrays.copyOfRange(text, from, to)));
      if (i < parts - 1 && random.nextInt(3) == 0) {
        frames.add(control());
      }
    }
    return frames;
  }

  private RawFrame control() {
    return frame(
        FIN | (random.nextBoolean() ? PING : PONG), bytes(random.nextInt(MAX_CONTROL + 1)));
  }

  /** A header that is wrong, or happens to be right. */
  private Shot violation() {
    var frame = frame(random.nextInt(256), bytes(random.nextInt(200)));
    return Shot.last("a header", random.nextInt(4) == 0 ? frame.unmasked() : frame.masked());
  }

  /** A frame that does not come to its end, or a message that does not. */
  private Shot cut() {
    var text = text();
    if (random.nextBoolean()) {
      return Shot.last("an open fragment", frame(TEXT, text).masked());
    }
    var whole = frame(FIN | TEXT, text).masked();
    return Shot.last("a cut frame", Arrays.copyOf(whole, random.nextInt(whole.length)));
  }

  /** A length that is not the one of what follows. */
  private Shot lie() {
    var frame = frame(FIN | TEXT, text());
    return Shot.last(
        "a wrong length",
        switch (random.nextInt(3)) {
          case 0 -> frame.masked(0, random.nextInt(126));
          case 1 -> frame.masked(2, random.nextInt(65_536));
          default -> frame.masked(8, random.nextLong());
        });
  }

  private byte[] bytes(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static RawFrame frame(int first, byte[] payload) {
    return new RawFrame(first, payload);
  }

  /** Close frames of all kinds. */
  private static final class RawFrames {
    private static final List<Integer> CODES =
        List.of(
            1000, 1001, 1002, 1003, 1007, 1011, 3000, 4000, 4400, 4999, 0, 999, 1005, 1006, 5000);

    static Shot closing(Random random) {
      var reason = new byte[random.nextInt(3) == 0 ? random.nextInt(124) : 0];
      random.nextBytes(reason);
      return Shot.closing(RawFrame.close(CODES.get(random.nextInt(CODES.size())), reason));
    }
  }
}
