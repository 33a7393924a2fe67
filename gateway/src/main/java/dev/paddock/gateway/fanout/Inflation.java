package dev.paddock.gateway.fanout;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.compression.DecompressionException;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketExtensionData;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateServerExtensionHandshaker;
import java.util.Map;

/** Bounds what compressed messages become: Vert.x inflates without a limit. */
final class Inflation {
  private static final String DECODER = "PerMessageDeflateDecoder";
  private static final int LEVEL = 6;
  private static final int WINDOW = 15;

  private Inflation() {}

  /** Replaces the inflater of a socket, where it has one, by one that stops above a size. */
  static void bound(ChannelPipeline pipeline, int most) {
    for (var name : pipeline.names()) {
      if (name.endsWith(DECODER)) {
        pipeline.replace(name, name, bounded(most).newExtensionDecoder());
      }
    }
  }

  /** Whether a failure is one of inflating. */
  static boolean isIn(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof DecompressionException) {
        return true;
      }
    }
    return false;
  }

  /** With a kept context, which reads messages without one too. */
  private static io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtension bounded(
      int most) {
    var handshaker =
        new PerMessageDeflateServerExtensionHandshaker(LEVEL, false, WINDOW, false, false, most);
    var extension =
        handshaker.handshakeExtension(new WebSocketExtensionData("permessage-deflate", Map.of()));
    if (extension == null) {
      throw new IllegalStateException("an offer without parameters is always taken");
    }
    return extension;
  }
}
