package dev.paddock.e2e;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A WebSocket that sends whatever bytes it is told to, also what no client library would. */
final class RawSocket implements AutoCloseable {
  private static final int TEXT = 0x81;
  private static final int CLOSE = 8;
  private static final int MASKED = 0x80;
  private static final int MEDIUM_LENGTH = 126;
  private static final int LONG_LENGTH = 127;
  private static final int PATIENCE_MILLIS = 45_000;

  private final Socket socket;
  private final DataInputStream in;

  /** A frame of the server; for a close frame {@code text} is its code. */
  record Answer(boolean isClose, String text) {}

  RawSocket(Door door, String query) throws IOException {
    socket = new Socket("127.0.0.1", door.port());
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new DataInputStream(socket.getInputStream());
    var request =
        """
        GET /ws/games%s HTTP/1.1
        Host: localhost:%d
        Connection: Upgrade
        Upgrade: websocket
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

        """
            .formatted(query, door.port());
    write(request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    var status = line();
    for (var header = line(); !header.isEmpty(); header = line()) {
      // Only the end of the headers matters.
    }
    if (!status.contains(" 101 ")) {
      throw new IOException(status);
    }
  }

  /** One text frame of these bytes, fewer than 126 or more than 65,535. */
  void text(byte[] payload) throws IOException {
    var frame = ByteBuffer.allocate(14 + payload.length).put((byte) TEXT);
    if (payload.length < MEDIUM_LENGTH) {
      frame.put((byte) (MASKED | payload.length));
    } else {
      frame.put((byte) (MASKED | LONG_LENGTH)).putLong(payload.length);
    }
    frame.putInt(0).put(payload).flip();
    write(Arrays.copyOf(frame.array(), frame.limit()));
  }

  /** The next frame that is not a ping or pong. */
  Answer answer() throws IOException {
    while (true) {
      int opcode = in.readUnsignedByte() & 0x0f;
      var payload = new byte[length()];
      in.readFully(payload);
      if (opcode == CLOSE) {
        return new Answer(true, Short.toString(ByteBuffer.wrap(payload).getShort()));
      }
      if (opcode < CLOSE) {
        return new Answer(false, new String(payload, StandardCharsets.UTF_8));
      }
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private int length() throws IOException {
    int length = in.readUnsignedByte();
    return switch (length) {
      case MEDIUM_LENGTH -> in.readUnsignedShort();
      case LONG_LENGTH -> Math.toIntExact(in.readLong());
      default -> length;
    };
  }

  private void write(byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes);
    out.flush();
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("the server hung up");
      }
      line.append((char) c);
    }
    return line.toString().strip();
  }
}
