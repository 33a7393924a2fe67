package dev.paddock.deploy.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One WebSocket of a crowd. */
public final class Link extends ChannelInboundHandlerAdapter {
  private static final byte[] NOTHING = {};
  private static final byte[] BLANK_LINE = {'\r', '\n', '\r', '\n'};
  private static final String SWITCHING = "HTTP/1.1 101";
  private static final int MAX_HEADER = 10;

  private final int number;
  private final byte[] request;
  private final Crowd crowd;
  private final Ear ear;
  private @Nullable ChannelHandlerContext context;
  private byte[] rest = NOTHING;
  private boolean isOpen;
  private boolean isOver;

  Link(int number, byte[] request, Crowd crowd, Ear ear) {
    this.number = number;
    this.request = request;
    this.crowd = crowd;
    this.ear = ear;
  }

  /** Its number in the crowd, from 0. */
  public int number() {
    return number;
  }

  public boolean isOpen() {
    return isOpen && !isOver;
  }

  /** Sends a text message; from any thread. */
  public void send(String text) {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a text message; from any thread. */
  public void send(byte[] text) {
    write(Frames.TEXT, text);
  }

  /** From now on nothing is read. */
  public void stopReading() {
    if (context != null) {
      context.channel().config().setAutoRead(false);
    }
  }

  /** Cuts the connection. */
  public void cut() {
    if (context != null) {
      var unused = context.close();
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext active) {
    context = active;
    var unused =
        active.writeAndFlush(active.alloc().directBuffer(request.length).writeBytes(request));
  }

  @Override
  public void channelRead(ChannelHandlerContext reading, Object message) {
    var in = (ByteBuf) message;
    long nanos = System.nanoTime();
    int length = rest.length + in.readableBytes();
    var bytes = crowd.scratch(length);
    System.arraycopy(rest, 0, bytes, 0, rest.length);
    in.readBytes(bytes, rest.length, in.readableBytes());
    in.release();
    int used = take(bytes, length, nanos);
    rest = used == length ? NOTHING : Arrays.copyOfRange(bytes, used, length);
  }

  @Override
  public void channelInactive(ChannelHandlerContext inactive) {
    end();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext failed, Throwable cause) {
    var unused = failed.close();
  }

  void failed() {
    end();
  }

  private void end() {
    if (!isOver) {
      isOver = true;
      crowd.ended(isOpen);
      ear.closed(this);
    }
  }

  /** How many bytes were whole messages. */
  private int take(byte[] bytes, int length, long nanos) {
    int at = isOpen ? 0 : open(bytes, length);
    int next = at;
    while (next >= 0 && isOpen()) {
      at = next;
      next = frame(bytes, at, length, nanos);
    }
    return at;
  }

  private int open(byte[] bytes, int length) {
    int end = indexOf(bytes, length, BLANK_LINE);
    if (end < 0) {
      return 0;
    }
    var status = new String(bytes, 0, SWITCHING.length(), StandardCharsets.US_ASCII);
    if (status.equals(SWITCHING)) {
      isOpen = true;
      crowd.entered();
      ear.opened(this);
    } else {
      crowd.refused(new String(bytes, 0, end, StandardCharsets.US_ASCII));
      cut();
    }
    return end + BLANK_LINE.length;
  }

  /** The place behind the frame that begins at {@code at}, −1 if it is not whole. */
  private int frame(byte[] bytes, int at, int length, long nanos) {
    if (length - at < 2) {
      return -1;
    }
    int size = bytes[at + 1] & 0x7f;
    int from = at + 2;
    if (size >= 126) {
      if (length - at < MAX_HEADER) {
        return -1;
      }
      int words = size == 126 ? 2 : 8;
      size = (int) number(bytes, from, words);
      from += words;
    }
    if (length - from < size) {
      return -1;
    }
    message(bytes[at] & 0x0f, bytes, from, from + size, nanos);
    return from + size;
  }

  private void message(int opcode, byte[] bytes, int from, int to, long nanos) {
    switch (opcode) {
      case Frames.PING -> write(Frames.PONG, Arrays.copyOfRange(bytes, from, to));
      case Frames.CLOSE -> {
        crowd.refused(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
        cut();
      }
      default -> ear.heard(this, bytes, from, to, nanos);
    }
  }

  private void write(int opcode, byte[] payload) {
    var to = context;
    if (to != null) {
      var unused = to.writeAndFlush(Frames.of(to.alloc(), opcode, payload), to.voidPromise());
    }
  }

  private static long number(byte[] bytes, int from, int words) {
    long number = 0;
    for (int i = 0; i < words; i++) {
      number = (number << 8) | (bytes[from + i] & 0xff);
    }
    return number;
  }

  private static int indexOf(byte[] bytes, int length, byte[] wanted) {
    for (int i = 0; i + wanted.length <= length; i++) {
      if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    return -1;
  }
}
