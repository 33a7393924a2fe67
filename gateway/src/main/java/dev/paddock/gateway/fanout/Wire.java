package dev.paddock.gateway.fanout;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketBase;
import io.vertx.core.internal.http.WebSocketInternal;
import io.vertx.core.net.impl.VertxHandler;
import java.nio.charset.StandardCharsets;

/**
 * What takes a socket's frames: the channel below Vert.x's frame encoder, so that frames built once
 * can be joined and written as they are; or, where they have to be compressed, the encoder itself.
 * The only class that reaches below Vert.x.
 */
public abstract class Wire {
  /**
   * Made on the socket's event loop.
   *
   * @param frameBytes longer frames that come in are cut off just above
   * @param drained is called on the loop when there is room again
   */
  public static Wire of(
      WebSocketBase socket, boolean isCompressed, int frameBytes, Runnable drained) {
    var above = ((WebSocketInternal) socket).channelHandlerContext();
    if (above.handler() instanceof VertxHandler<?> handler) {
      WriteQueues.shrink(handler.getConnection());
    }
    var context = Intake.install(above, frameBytes + 1, drained);
    return isCompressed ? new Encoded(socket, context) : new Raw(context);
  }

  public abstract boolean isWritable();

  /** Whether several frames may be written as one buffer. */
  public abstract boolean joins();

  /** Writes one frame, or several if it {@link #joins}; takes the buffer over. */
  public abstract void write(ByteBuf frames);

  public abstract void flush();

  /** Allocates room for joined frames. */
  public abstract ByteBuf allocate(int size);

  /** Cuts the connection without another word. */
  public abstract void cut();

  private static final class Raw extends Wire {
    private final ChannelHandlerContext context;

    Raw(ChannelHandlerContext context) {
      this.context = context;
    }

    @Override
    public boolean isWritable() {
      return context.channel().isWritable();
    }

    @Override
    public boolean joins() {
      return true;
    }

    @Override
    public void write(ByteBuf frames) {
      var unused = context.write(frames, context.voidPromise());
    }

    @Override
    public void flush() {
      context.flush();
    }

    @Override
    public ByteBuf allocate(int size) {
      return context.alloc().directBuffer(size);
    }

    @Override
    public void cut() {
      var unused = context.close();
    }
  }

  private static final class Encoded extends Wire {
    private final WebSocketBase socket;
    private final ChannelHandlerContext context;

    Encoded(WebSocketBase socket, ChannelHandlerContext context) {
      this.socket = socket;
      this.context = context;
    }

    @Override
    public boolean isWritable() {
      return context.channel().isWritable();
    }

    @Override
    public boolean joins() {
      return false;
    }

    @Override
    public void write(ByteBuf frame) {
      boolean isBinary = (frame.getByte(0) & 0xff) == TextFrame.FINAL_BINARY;
      int length = frame.getByte(1) & 0x7f;
      frame.skipBytes(length < 126 ? 2 : length == 126 ? 4 : 10);
      if (isBinary) {
        writeBinary(frame);
        return;
      }
      var text = frame.toString(StandardCharsets.UTF_8);
      frame.release();
      var unused = socket.writeTextMessage(text);
    }

    private void writeBinary(ByteBuf frame) {
      var bytes = Buffer.buffer(ByteBufUtil.getBytes(frame));
      frame.release();
      var unused = socket.writeBinaryMessage(bytes);
    }

    @Override
    public void flush() {}

    @Override
    public ByteBuf allocate(int size) {
      throw new UnsupportedOperationException("frames are written one by one");
    }

    @Override
    public void cut() {
      var unused = context.close();
    }
  }
}
