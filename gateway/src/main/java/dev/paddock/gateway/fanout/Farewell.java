package dev.paddock.gateway.fanout;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import java.util.concurrent.TimeUnit;

/**
 * Sends the close frames with which we end a socket that breaks the rules of frames, below Vert.x's
 * encoder, and closes so that they arrive: a connection closed with unread bytes is reset, and a
 * reset overtakes what was written before.
 */
final class Farewell extends ChannelOutboundHandlerAdapter {
  /** How long the other side may take to hang up. */
  private static final long LINGER_MILLIS = 1_000;

  private static final int FINAL_CLOSE = 0x88;

  private boolean isSaid;

  /** Says goodbye and closes; what comes in afterwards is the caller's to drop. */
  static void say(ChannelHandlerContext context, int code, String reason) {
    var said = context.writeAndFlush(new CloseWebSocketFrame(code, reason));
    // From here, not from above: Vert.x would shake hands for the closing.
    var unused = said.addListener(done -> close(context));
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    var unused =
        context.write(message instanceof CloseWebSocketFrame f ? encoded(f) : message, promise);
  }

  @Override
  public void close(ChannelHandlerContext context, ChannelPromise promise) {
    if (!isSaid || !(context.channel() instanceof DuplexChannel channel)) {
      var unused = context.close(promise);
      return;
    }
    isSaid = false; // Whoever closes again means it.
    var unused = channel.shutdownOutput();
    var unusedTimer =
        context
            .executor()
            .schedule(() -> end(context, promise), LINGER_MILLIS, TimeUnit.MILLISECONDS);
  }

  private ByteBuf encoded(CloseWebSocketFrame frame) {
    isSaid = true;
    var content = frame.content();
    var bytes = Unpooled.buffer(2 + content.readableBytes());
    bytes.writeByte(FINAL_CLOSE).writeByte(content.readableBytes()).writeBytes(content);
    frame.release();
    return bytes;
  }

  private static void end(ChannelHandlerContext context, ChannelPromise promise) {
    var unused = context.close(promise);
  }

  private static void close(ChannelHandlerContext context) {
    var unused = context.close();
  }
}
