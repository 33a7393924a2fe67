package dev.paddock.gateway.fanout;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocket08FrameDecoder;
import io.netty.handler.ssl.SslHandler;

/** Puts our handlers around Vert.x's frame decoder: what comes in is bounded before it is kept. */
final class Intake {
  private static final String FAREWELL = "paddock-farewell";
  private static final String CLIPPER = "paddock-clipper";
  private static final String REFEREE = "paddock-referee";
  private static final String DRAIN = "paddock-drain";
  private static final int LAST_CODE = 4_999;

  private Intake() {}

  /**
   * Made on the socket's event loop.
   *
   * @param above Vert.x's own handler
   * @param most bytes of a frame that are let through
   * @param drained is called when there is room again
   * @return as low as plain bytes may go: what is written there passes no other handler but TLS
   */
  static ChannelHandlerContext install(ChannelHandlerContext above, int most, Runnable drained) {
    if (above.isRemoved()) {
      return above;
    }
    var pipeline = above.pipeline();
    pipeline.addBefore(above.name(), REFEREE, new Referee());
    guard(pipeline, most);
    var drain = new Drain(drained);
    var tls = pipeline.context(SslHandler.class);
    if (tls == null) {
      pipeline.addFirst(DRAIN, drain);
    } else {
      pipeline.addAfter(tls.name(), DRAIN, drain);
    }
    return pipeline.context(drain);
  }

  private static void guard(ChannelPipeline pipeline, int most) {
    var decoder = pipeline.context(WebSocket08FrameDecoder.class);
    if (decoder != null) {
      pipeline.addBefore(decoder.name(), FAREWELL, new Farewell());
      pipeline.addBefore(decoder.name(), CLIPPER, new Clipper(most));
      Inflation.bound(pipeline, most);
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

  /** Ends sockets that break the rules. */
  private static final class Referee extends ChannelInboundHandlerAdapter {
    /** Netty takes codes that RFC 6455 has no use for, and Vert.x would say them again. */
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof CloseWebSocketFrame close && close.statusCode() > LAST_CODE) {
        close.release();
        end(context, Clipper.BROKEN);
      } else {
        context.fireChannelRead(message);
      }
    }

    /** What breaks the rules ends the socket with a word, and not, as in Vert.x, without one. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      int code = closeCode(cause);
      if (code == 0) {
        context.fireExceptionCaught(cause);
      } else {
        end(context, code);
      }
    }

    private static void end(ChannelHandlerContext context, int code) {
      var clipper = context.pipeline().context(Clipper.class);
      ((Clipper) clipper.handler()).end(clipper, code, reason(code));
    }

    private static int closeCode(Throwable cause) {
      if (cause instanceof CorruptedWebSocketFrameException corrupted) {
        return corrupted.closeStatus().code();
      }
      return Inflation.isIn(cause) ? Clipper.TOO_BIG : 0;
    }

    private static String reason(int code) {
      return code == Clipper.TOO_BIG ? "the message is too large" : "that breaks RFC 6455";
    }
  }
}
