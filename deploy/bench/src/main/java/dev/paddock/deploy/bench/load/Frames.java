package dev.paddock.deploy.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;

/** WebSocket frames as a client writes them. */
final class Frames {
  static final int TEXT = 1;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;

  private static final int FINAL = 0x80;
  private static final int MASKED = 0x80;
  private static final int SHORT = 126;
  private static final int LONG = 127;
  private static final int MAX_HEADER = 14;

  private Frames() {}

  /** A frame with a mask of zeros, which is a mask too and costs nothing. */
  static ByteBuf of(ByteBufAllocator allocator, int opcode, byte[] payload) {
    var frame = allocator.directBuffer(payload.length + MAX_HEADER);
    frame.writeByte(FINAL | opcode);
    if (payload.length < SHORT) {
      frame.writeByte(MASKED | payload.length);
    } else if (payload.length <= 0xffff) {
      frame.writeByte(MASKED | SHORT).writeShort(payload.length);
    } else {
      frame.writeByte(MASKED | LONG).writeLong(payload.length);
    }
    return frame.writeInt(0).writeBytes(payload);
  }

  static byte[] upgrade(String host, String path) {
    return """
        GET %s HTTP/1.1\r
        Host: %s\r
        Upgrade: websocket\r
        Connection: Upgrade\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: cGFkZG9jay1iZW5jaC1rZQ==\r
        \r
        """
        .formatted(path, host)
        .getBytes(StandardCharsets.US_ASCII);
  }
}
