package dev.paddock.testkit.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client that sends what an {@link Attack} makes and judges every answer. One thread only. */
public final class Gunner implements AutoCloseable {
  /** How it gets in. */
  public interface Door {
    /** A connection that has said nothing yet. */
    RawSocket connect() throws IOException;

    /** The request that turns it into a socket. */
    String handshake();
  }

  private static final int BATCH = 16;
  private static final int HANDSHAKE_EACH = 60;

  private final Door door;
  private final Attack attack;
  private final Tally tally;
  private @Nullable RawSocket open;
  private int barrier;

  public Gunner(Door door, Attack attack, Tally tally) {
    this.door = door;
    this.attack = attack;
    this.tally = tally;
  }

  /**
   * Sends at least so many frames, and a handshake for every sixty.
   *
   * @throws AssertionError with what was sent, if an answer is not one that may come
   */
  public void shoot(int frames) throws IOException {
    int sent = 0;
    while (sent < frames) {
      int batch = batch();
      for (int i = sent / HANDSHAKE_EACH; i < (sent + batch) / HANDSHAKE_EACH; i++) {
        shakeHands();
      }
      sent += batch;
    }
  }

  @Override
  public void close() throws IOException {
    if (open != null) {
      open.close();
      open = null;
    }
  }

  private int batch() throws IOException {
    var shots = new ArrayList<Shot>();
    do {
      shots.add(attack.next());
    } while (shots.size() < BATCH && !shots.getLast().isLast());
    try {
      fire(shots);
    } catch (AssertionError | IOException e) {
      throw new AssertionError(e.getMessage() + "\nafter " + shown(shots), e);
    }
    int count = shots.stream().mapToInt(Shot::frames).sum();
    tally.sent(count);
    return count;
  }

  private void fire(List<Shot> shots) throws IOException {
    var socket = socket();
    var last = shots.getLast();
    try {
      socket.send(joined(shots));
      if (last.isLast()) {
        socket.finish();
      } else {
        barrier++;
        socket.send(RawFrame.text("{\"type\":\"ping\",\"ts\":" + barrier + "}"));
      }
    } catch (SocketException closedMeanwhile) {
      tally.ended("sent to a closed socket");
    }
    if (!isAnswered(socket, last.closeCode())) {
      close();
    }
  }

  /** Reads up to the answer of the barrier; false if the socket ended before. */
  private boolean isAnswered(RawSocket socket, int asked) throws IOException {
    var mark = "\"ts\":" + barrier + "}";
    try {
      while (true) {
        var frame = socket.next();
        var how = Judge.judge(frame, asked);
        tally.ended(how);
        if (frame.opcode() == RawFrame.CLOSE) {
          return false;
        }
        if (how.equals("pong") && frame.text().endsWith(mark)) {
          return true;
        }
      }
    } catch (EOFException | SocketException cut) {
      tally.ended("cut");
      return false;
    }
  }

  private RawSocket socket() throws IOException {
    if (open == null) {
      open = door.connect();
      open.send(door.handshake().getBytes(StandardCharsets.ISO_8859_1));
      open.readHead();
      if (open.status() != 101) {
        throw new AssertionError("the right handshake was refused: " + open.head());
      }
    }
    return open;
  }

  private void shakeHands() throws IOException {
    tally.shook();
    var request = attack.handshake(door.handshake());
    try (var socket = door.connect()) {
      socket.send(request);
      socket.finish();
      tally.ended(Judge.judgeAnswer(socket.readHead()));
    } catch (SocketException cut) {
      tally.ended("handshake cut");
    } catch (AssertionError e) {
      throw new AssertionError(
          e.getMessage() + "\nto " + new String(request, StandardCharsets.ISO_8859_1), e);
    }
  }

  private static byte[] joined(List<Shot> shots) {
    var all = new ByteArrayOutputStream();
    shots.forEach(shot -> all.writeBytes(shot.bytes()));
    return all.toByteArray();
  }

  private static String shown(List<Shot> shots) {
    var text = new StringBuilder();
    for (var shot : shots) {
      var hex = HexFormat.of().formatHex(shot.bytes());
      text.append(shot.name()).append(": ").append(hex, 0, Math.min(2_000, hex.length()));
      text.append('\n');
    }
    return text.toString();
  }
}
