package dev.paddock.gateway.fanout;

import dev.paddock.gateway.CloseCode;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/**
 * Cuts incoming WebSocket frames off at a length, before they are put together in memory: a frame
 * that was longer arrives as one that is just too long, whatever its size was. It ends sockets that
 * send frames beside messages without end, and lets no pong be owed to one that does not read.
 */
final class Clipper extends ChannelInboundHandlerAdapter {
  private static final int MAX_HEADER = 14;
  private static final int MASKED = 0x80;
  private static final int LENGTH = 0x7f;

  /** RFC 6455, 7.4.1: a rule of the protocol was broken. */
  static final int BROKEN = 1002;

  /** RFC 6455, 7.4.1: the message is too big to process. */
  static final int TOO_BIG = 1009;

  private static final int FINAL = 0x80;
  private static final int COMPRESSED = 0x40;
  private static final int OPCODE = 0x0f;
  private static final int FIRST_CONTROL = 8;
  private static final int PING = 9;

  private final int most;
  private final Extras extras = new Extras();
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

  /** Whether a buffer holds nothing but whole messages of a good length: the usual case. */
  private boolean passesWhole(ByteBuf in) {
    if (passing > 0 || skipping > 0 || header.isReadable()) {
      return false;
    }
    int end = in.writerIndex();
    int at = in.readerIndex();
    while (at < end) {
      if (isExtra(in.getByte(at))) {
        return false; // It has to be counted, and may have to be dropped.
      }
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
    int first = header.getByte(0);
    if (isExtra(first) && !extras.admits(System.nanoTime())) {
      end(context, CloseCode.RATE, "too many frames that are no messages");
      return;
    }
    // A pong that can not be sent would wait in memory; of several pings the newest is enough.
    if ((first & OPCODE) == PING && !context.channel().isWritable()) {
      skipping = Math.max(0, payloadLength());
      header.clear();
      return;
    }
    pass(context, first, payloadLength());
  }

  private void pass(ChannelHandlerContext context, int first, long length) {
    if (length > most && (first & COMPRESSED) != 0) {
      end(context, TOO_BIG, "the message is too large"); // The half of it can not be inflated.
      return;
    }
    if (length > most) {
      clip();
      passing = most;
      skipping = length - most;
    } else {
      passing = Math.max(0, length); // Below zero: the decoder says what is wrong with it.
    }
    context.fireChannelRead(header.copy());
    header.clear();
  }

  /** Says goodbye and hears nothing more. */
  void end(ChannelHandlerContext context, int code, String reason) {
    passing = 0;
    skipping = Long.MAX_VALUE;
    header.clear();
    Farewell.say(context, code, reason);
  }

  /** Control frames, and fragments that do not end a message. */
  private static boolean isExtra(int first) {
    return (first & FINAL) == 0 || (first & OPCODE) >= FIRST_CONTROL;
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
