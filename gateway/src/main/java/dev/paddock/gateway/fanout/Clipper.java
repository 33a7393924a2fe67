package dev.paddock.gateway.fanout;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Cuts incoming WebSocket frames off at a length, before they are put together in memory: a frame
 * that was longer arrives as one that is just too long, whatever its size was.
 */
final class Clipper extends ChannelInboundHandlerAdapter {
  private static final int MAX_HEADER = 14;
  private static final int MASKED = 0x80;
  private static final int LENGTH = 0x7f;

  private final int most;
  private final ByteBuf header = Unpooled.buffer(MAX_HEADER, MAX_HEADER);
  private long passing;
  private long skipping;

  /**
   * @param most bytes of a frame that are let through
   */
  Clipper(int most) {
    this.most = most;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof ByteBuf in && !passesWhole(in)) {
      read(context, in);
      in.release();
    } else {
      context.fireChannelRead(message);
    }
  }

  /** Whether a buffer holds nothing but whole frames of a good length: the usual case. */
  private boolean passesWhole(ByteBuf in) {
    if (passing > 0 || skipping > 0 || header.isReadable()) {
      return false;
    }
    int end = in.writerIndex();
    int at = in.readerIndex();
    while (at < end) {
      int length = end - at < 2 ? most + 1 : wholeLength(in, at, end);
      if (length > most) {
        return false;
      }
      at += length;
    }
    return at == end;
  }

  /** The length of a frame with its header, above {@code most} if it is too long for this way. */
  private int wholeLength(ByteBuf in, int at, int end) {
    int second = in.getByte(at + 1);
    int mask = (second & MASKED) != 0 ? 4 : 0;
    int length = second & LENGTH;
    if (length < 126) {
      return 2 + mask + length;
    }
    return length == 126 && end - at >= 4
        ? 4 + mask + in.getUnsignedShort(at + 2)
        : Integer.MAX_VALUE;
  }

  private void read(ChannelHandlerContext context, ByteBuf in) {
    while (in.isReadable()) {
      if (passing > 0) {
        int length = (int) Math.min(passing, in.readableBytes());
        passing -= length;
        context.fireChannelRead(in.readRetainedSlice(length));
      } else if (skipping > 0) {
        int length = (int) Math.min(skipping, in.readableBytes());
        skipping -= length;
        in.skipBytes(length);
      } else {
        header.writeByte(in.readByte());
        if (header.readableBytes() == headerLength()) {
          begin(context);
        }
      }
    }
  }

  /** How long the header is, as far as its bytes so far tell. */
  private int headerLength() {
    if (header.readableBytes() < 2) {
      return 2;
    }
    int second = header.getByte(1);
    int length = second & LENGTH;
    int extra = length < 126 ? 0 : length == 126 ? 2 : 8;
    return 2 + extra + ((second & MASKED) != 0 ? 4 : 0);
  }

  private void begin(ChannelHandlerContext context) {
    long length = payloadLength();
    if (length < 0 || length > most) {
      clip();
      passing = most;
      skipping = length < 0 ? Long.MAX_VALUE : length - most;
    } else {
      passing = length;
    }
    context.fireChannelRead(header.copy());
    header.clear();
  }

  private long payloadLength() {
    int length = header.getByte(1) & LENGTH;
    return length < 126 ? length : length == 126 ? header.getUnsignedShort(2) : header.getLong(2);
  }

  /** Writes the header again with the length that is let through. */
  private void clip() {
    byte first = header.getByte(0);
    int masked = header.getByte(1) & MASKED;
    int mask = masked == 0 ? 0 : header.getInt(header.writerIndex() - 4);
    header.clear().writeByte(first);
    if (most < 126) {
      header.writeByte(masked | most);
    } else if (most <= 0xffff) {
      header.writeByte(masked | 126).writeShort(most);
    } else {
      header.writeByte(masked | 127).writeLong(most);
    }
    if (masked != 0) {
      header.writeInt(mask);
    }
  }
}
