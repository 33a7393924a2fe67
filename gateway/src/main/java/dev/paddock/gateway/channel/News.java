package dev.paddock.gateway.channel;

import dev.paddock.engine.bus.BusMessage.Told;
import dev.paddock.gateway.fanout.TextFrame;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One message of a channel on its way to sockets; whoever keeps it retains and releases its frame.
 *
 * @param seq 0 for a value of a stream
 * @param privately what single users get instead
 */
record News(String channel, String epoch, long seq, TextFrame frame, Map<Long, byte[]> privately) {
  private static final byte[] PRESENCE =
      "{\"type\":\"presence\"".getBytes(StandardCharsets.US_ASCII);

  static News of(Told told) {
    return new News(
        told.channel(), told.epoch(), told.seq(), TextFrame.of(told.bytes()), told.privately());
  }

  static News of(String channel, String epoch, long seq, byte[] json) {
    return new News(channel, epoch, seq, TextFrame.of(json), Map.of());
  }

  boolean isStreamed() {
    return seq == 0;
  }

  /** Whether the next value of its stream says all it says: presence is about one user each. */
  boolean isReplaceable() {
    return isStreamed() && !frame.startsWith(PRESENCE);
  }

  News retain() {
    frame.retain();
    return this;
  }

  void release() {
    frame.release();
  }

  /** Sends the form that is for this listener. */
  void sendTo(Listener listener) {
    var own = privately.isEmpty() ? null : privately.get(listener.userId());
    if (own != null) {
      listener.outbox().send(own);
    } else if (isStreamed()) {
      listener.outbox().stream(channel, frame);
    } else {
      listener.outbox().send(channel, frame);
    }
  }
}
