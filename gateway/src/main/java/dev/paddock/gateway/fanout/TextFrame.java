package dev.paddock.gateway.fanout;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.PooledByteBufAllocator;
import java.nio.charset.StandardCharsets;

/**
 * A message as one WebSocket frame, text or binary, built once and shared by all sockets that get
 * it. Whoever has it releases it once; a socket takes a share of its own.
 */
public final class TextFrame {
  private static final int FINAL_TEXT = 0x81;
  static final int FINAL_BINARY = 0x82;
  private static final int SHORT_LENGTH = 126;
  private static final int LONG_LENGTH = 127;
  private static final int MAX_HEADER = 10;

  private final ByteBuf bytes;
  private final int header;

  private TextFrame(ByteBuf bytes, int header) {
    this.bytes = bytes;
    this.header = header;
  }

  /** Builds the frame of a whole JSON text in UTF-8. */
  public static TextFrame of(byte[] json) {
    return of(FINAL_TEXT, json);
  }

  /** Builds a binary frame. */
  public static TextFrame ofBinary(byte[] message) {
    return of(FINAL_BINARY, message);
  }

  private static TextFrame of(int opcode, byte[] json) {
    var bytes = PooledByteBufAllocator.DEFAULT.directBuffer(json.length + MAX_HEADER);
    bytes.writeByte(opcode);
    if (json.length < SHORT_LENGTH) {
      bytes.writeByte(json.length);
    } else if (json.length <= 0xffff) {
      bytes.writeByte(SHORT_LENGTH).writeShort(json.length);
    } else {
      bytes.writeByte(LONG_LENGTH).writeLong(json.length);
    }
    int header = bytes.writerIndex();
    return new TextFrame(bytes.writeBytes(json), header);
  }

  public TextFrame retain() {
    bytes.retain();
    return this;
  }

  public void release() {
    bytes.release();
  }

  /** The whole frame, to be released by the taker; whoever gives it away has it no more. */
  ByteBuf give() {
    if (bytes.refCnt() == 1) {
      return bytes; // Nobody else has it.
    }
    var share = bytes.retainedDuplicate();
    bytes.release();
    return share;
  }

  /** Copies the whole frame. */
  void copyTo(ByteBuf joined) {
    joined.writeBytes(bytes, bytes.readerIndex(), bytes.readableBytes());
  }

  int size() {
    return bytes.readableBytes();
  }

  /** Whether the JSON text begins with these bytes. */
  public boolean startsWith(byte[] text) {
    if (bytes.readableBytes() - header < text.length) {
      return false;
    }
    for (int i = 0; i < text.length; i++) {
      if (bytes.getByte(header + i) != text[i]) {
        return false;
      }
    }
    return true;
  }

  /** The JSON text alone. */
  public byte[] json() {
    return ByteBufUtil.getBytes(bytes, header, bytes.readableBytes() - header, true);
  }

  @Override
  public String toString() {
    return new String(json(), StandardCharsets.UTF_8);
  }
}
