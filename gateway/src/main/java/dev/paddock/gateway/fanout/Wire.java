package dev.paddock.gateway.fanout;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.WebSocket08FrameDecoder;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketBase;
import io.vertx.core.internal.http.WebSocketInternal;
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
    return !isCompressed && socket instanceof WebSocketInternal internal
        ? new Raw(internal.channelHandlerContext(), frameBytes, drained)
        : new Encoded(socket, drained);
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
    private static final String NAME = "paddock-drain";
    private static final String CLIPPER = "paddock-clipper";

    private final ChannelHandlerContext context;

    Raw(ChannelHandlerContext above, int frameBytes, Runnable drained) {
      if (above.isRemoved()) {
        context = above;
      } else {
        context = lowest(above.pipeline(), new Drain(drained));
        clip(above.pipeline(), frameBytes + 1);
      }
    }

    /** As low as plain bytes may go: what is written there passes no other handler but TLS. */
    private static ChannelHandlerContext lowest(ChannelPipeline pipeline, Drain drain) {
      var tls = pipeline.context(SslHandler.class);
      if (tls == null) {
        pipeline.addFirst(NAME, drain);
      } else {
        pipeline.addAfter(tls.name(), NAME, drain);
      }
      return pipeline.context(drain);
    }

    private static void clip(ChannelPipeline pipeline, int most) {
      var decoder = pipeline.context(WebSocket08FrameDecoder.class);
      if (decoder != null) {
        pipeline.addBefore(decoder.name(), CLIPPER, new Clipper(most));
      }
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

  private static final class Drain extends ChannelInboundHandlerAdapter {
    private final Runnable drained;

    Drain(Runnable drained) {
      this.drained = drained;
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
      if (context.channel().isWritable()) {
        drained.run();
      }
      context.fireChannelWritabilityChanged();
    }
  }

  private static final class Encoded extends Wire {
    private final WebSocketBase socket;

    Encoded(WebSocketBase socket, Runnable drained) {
      this.socket = socket;
      socket.drainHandler(ready -> drained.run());
    }

    @Override
    public boolean isWritable() {
      return !socket.writeQueueFull();
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
      var unused = socket.close();
    }
  }
}
