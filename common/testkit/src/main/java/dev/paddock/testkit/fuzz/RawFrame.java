package dev.paddock.testkit.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A WebSocket frame as bytes, right or wrong.
 *
 * @param first the bits before the length: fin, three reserved ones, opcode
 */
public record RawFrame(int first, byte[] payload) {
  public static final int CONTINUATION = 0;
  public static final int TEXT = 1;
  public static final int BINARY = 2;
  public static final int CLOSE = 8;
  public static final int PING = 9;
  public static final int PONG = 10;

  /** The bit that ends a message. */
  public static final int FIN = 0x80;

  private static final int MASKED = 0x80;
  private static final byte[] MASK = {0x12, 0x34, 0x56, 0x78};

  public static RawFrame text(String text) {
    return new RawFrame(FIN | TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  public static RawFrame ping(byte[] payload) {
    return new RawFrame(FIN | PING, payload);
  }

  public static RawFrame close(int code, byte[] reason) {
    var payload = ByteBuffer.allocate(2 + reason.length).putShort((short) code).put(reason);
    return new RawFrame(FIN | CLOSE, payload.array());
  }

  public int opcode() {
    return first & 0x0f;
  }

  public boolean isFinal() {
    return (first & FIN) != 0;
  }

  /** The payload as text. */
  public String text() {
    return new String(payload, StandardCharsets.UTF_8);
  }

  /** The code of a close frame, 1005 without one. */
  public int code() {
    return payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xffff;
  }

  /** The frame as a client sends it. */
  public byte[] masked() {
    int length = payload.length;
    return masked(length < 126 ? 0 : length <= 0xffff ? 2 : 8, length);
  }

  /**
   * The frame with a length that may be a lie.
   *
   * @param lengthBytes 0, 2 or 8 bytes for the length beside the first
   */
  public byte[] masked(int lengthBytes, long length) {
    var out = header(MASKED, lengthBytes, length);
    out.writeBytes(MASK);
    for (int i = 0; i < payload.length; i++) {
      out.write(payload[i] ^ MASK[i % MASK.length]);
    }
    return out.toByteArray();
  }

  /** Frames as a client sends them, one after the other. */
  public static byte[] masked(List<RawFrame> frames) {
    var all = new ByteArrayOutputStream();
    frames.forEach(frame -> all.writeBytes(frame.masked()));
    return all.toByteArray();
  }

  /** The frame as only a server may send it. */
  public byte[] unmasked() {
    var out = header(0, payload.length < 126 ? 0 : 2, payload.length);
    out.writeBytes(payload);
    return out.toByteArray();
  }

  private ByteArrayOutputStream header(int masked, int lengthBytes, long length) {
    var out = new ByteArrayOutputStream();
    out.write(first);
    switch (lengthBytes) {
      case 0 -> out.write(masked | (int) length);
      case 2 -> {
        out.write(masked | 126);
        out.writeBytes(ByteBuffer.allocate(2).putShort((short) length).array());
      }
      default -> {
        out.write(masked | 127);
        out.writeBytes(ByteBuffer.allocate(8).putLong(length).array());
      }
    }
    return out;
  }

  /** Reads a frame of a server. */
  public static RawFrame read(InputStream in) throws IOException {
    var data = new DataInputStream(in);
    int first = data.readUnsignedByte();
    long length = data.readUnsignedByte() & 0x7f;
    if (length == 126) {
      length = data.readUnsignedShort();
    } else if (length == 127) {
      length = data.readLong();
    }
    var payload = new byte[Math.toIntExact(length)];
    data.readFully(payload);
    return new RawFrame(first, payload);
  }
}
