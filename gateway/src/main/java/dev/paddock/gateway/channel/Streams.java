package dev.paddock.gateway.channel;

import dev.paddock.engine.bus.BusMessage;
import dev.paddock.gateway.fanout.TextFrame;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Shows states of runs to the sockets of a loop: each form is framed once, who is slow gets the
 * newest only, and while the loop is under pressure spectators beyond a number get every second
 * one. On the loop only.
 */
final class Streams {
  /** A state that has been on its way to the loop for longer says that the gateway is busy. */
  static final long PRESSURE_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

  /** For so long it is busy then. */
  private static final long PRESSURE_LASTS_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** What binary frames leave out is said again so often, for those who came meanwhile. */
  private static final long INFO_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final String INFO = "#info";

  private final int fullRate;
  private final Map<String, Stream> streams = new HashMap<>();
  private long pressedUntil;
  private boolean wasPressed;

  /** The newest of one channel. */
  private static final class Stream {
    private int tick;
    private int shown;
    private long infoAt;
    private byte[] info = new byte[0];
  }

  /**
   * @param fullRate spectators of a channel that always get every state
   */
  Streams(int fullRate) {
    this.fullRate = fullRate;
  }

  /** The newest tick of a channel that was shown, null where nothing runs. */
  @Nullable Integer tick(String channel) {
    var stream = streams.get(channel);
    return stream == null ? null : (Integer) stream.tick;
  }

  void forget(String channel) {
    streams.remove(channel);
  }

  /**
   * Shows a state.
   *
   * @param heardAt when it came to this gateway
   */
  void show(BusMessage.Frame state, long heardAt, long now, List<Subscription> subscriptions) {
    feel(now - heardAt, now);
    var stream = streams.computeIfAbsent(state.channel(), name -> new Stream());
    stream.tick = state.tick();
    stream.shown++;
    boolean isInfoDue =
        now - stream.infoAt >= INFO_NANOS || !Arrays.equals(stream.info, state.info());
    if (isInfoDue) {
      stream.infoAt = now;
      stream.info = state.info();
    }
    var forms = new Forms(state, isInfoDue);
    boolean isThin = now < pressedUntil && wasPressed && stream.shown % 2 == 0;
    int spectators = 0;
    for (var subscription : subscriptions) {
      boolean drives = subscription.listener.drives();
      spectators += drives ? 0 : 1;
      if (subscription.isLive() && (drives || !isThin || spectators <= fullRate)) {
        forms.send(subscription.listener);
      }
    }
    forms.release();
  }

  private void feel(long lag, long now) {
    if (lag > PRESSURE_NANOS) {
      wasPressed = true;
      pressedUntil = now + PRESSURE_LASTS_NANOS;
    }
  }

  /** A state as frames, each form built when the first socket wants it. */
  private static final class Forms {
    private final BusMessage.Frame state;
    private final boolean withInfo;
    private @Nullable TextFrame json;
    private @Nullable TextFrame binary;
    private @Nullable TextFrame info;

    Forms(BusMessage.Frame state, boolean withInfo) {
      this.state = state;
      this.withInfo = withInfo;
    }

    void send(Listener listener) {
      if (listener.wantsBinary()) {
        sendBinary(listener);
      } else {
        var frame = json == null ? TextFrame.of(state.json()) : json;
        json = frame;
        listener.outbox().stream(state.channel(), frame);
      }
    }

    void release() {
      release(json);
      release(binary);
      release(info);
    }

    private void sendBinary(Listener listener) {
      if (withInfo) {
        var text = info == null ? TextFrame.of(state.info()) : info;
        info = text;
        listener.outbox().stream(state.channel() + INFO, text);
      }
      var frame = binary == null ? TextFrame.ofBinary(state.binary()) : binary;
      binary = frame;
      listener.outbox().stream(state.channel(), frame);
    }

    private static void release(@Nullable TextFrame frame) {
      if (frame != null) {
        frame.release();
      }
    }
  }
}
