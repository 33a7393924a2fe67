package dev.paddock.gateway.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paddock.engine.bus.BusMessage;
import dev.paddock.gateway.GatewayLimits;
import dev.paddock.gateway.fanout.Flusher;
import dev.paddock.gateway.fanout.Outbox;
import dev.paddock.gateway.fanout.Wire;
import dev.paddock.testkit.loop.FakeLoop;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamsTest {
  private static final int FULL_RATE = 3;
  private static final String CHANNEL = "race:a";
  private final FakeLoop loop = new FakeLoop();
  private final Streams streams = new Streams(FULL_RATE);
  private final List<Spectator> sockets = new ArrayList<>();
  private final List<Subscription> subscriptions = new ArrayList<>();
  private long now = 1_000_000_000L;
  private int tick;

  @Test
  void everybodyGetsEveryStateWhileThereIsNoPressure() {
    attach(10, 2);
    show(20, 0);
    assertThat(sockets).extracting(s -> s.frames).containsOnly(20);
  }

  @Test
  void underPressureSpectatorsBeyondANumberGetEverySecondStateAndDriversAll() {
    attach(10, 2);
    show(1, Streams.PRESSURE_NANOS + 1);
    sockets.forEach(s -> s.frames = 0);
    show(20, 0);
    var frames = sockets.stream().map(s -> s.frames).toList();
    assertThat(frames.subList(0, 2)).as("drivers").containsOnly(20);
    assertThat(frames.subList(2, 2 + FULL_RATE)).as("the first spectators").containsOnly(20);
    assertThat(frames.subList(2 + FULL_RATE, 10)).as("the others").containsOnly(10);
  }

  @Test
  void afterThePressureTheyGetEveryStateAgain() {
    attach(10, 2);
    show(1, Streams.PRESSURE_NANOS + 1);
    now += 3_000_000_000L;
    sockets.forEach(s -> s.frames = 0);
    show(20, 0);
    assertThat(sockets).extracting(s -> s.frames).containsOnly(20);
  }

  @Test
  void whoCatchesUpGetsNoStates() {
    attach(1, 0);
    subscriptions.getFirst().hold(false);
    show(5, 0);
    assertThat(sockets.getFirst().frames).isZero();
  }

  @Test
  void theNewestTickIsKnownUntilTheChannelIsForgotten() {
    show(2, 0);
    assertThat(streams.tick(CHANNEL)).isEqualTo(6);
    streams.forget(CHANNEL);
    assertThat(streams.tick(CHANNEL)).isNull();
  }

  private void attach(int count, int drivers) {
    for (int i = 0; i < count; i++) {
      var socket = new Spectator("socket_" + i, i < drivers);
      var subscription = new Subscription(socket, CHANNEL, 10);
      subscription.release();
      sockets.add(socket);
      subscriptions.add(subscription);
    }
  }

  private void show(int states, long lag) {
    for (int i = 0; i < states; i++) {
      tick += 3;
      now += 50_000_000L;
      var state =
          new BusMessage.Frame(
              "races", 0, 1, CHANNEL, tick, new byte[] {'{', '}'}, new byte[4], new byte[0]);
      streams.show(state, now - lag, now, subscriptions);
      loop.settle();
    }
  }

  /** A socket that counts the frames it is sent. */
  private final class Spectator implements Listener {
    private final String id;
    private final boolean isDriver;
    private final Outbox outbox;
    private int frames;

    Spectator(String id, boolean isDriver) {
      this.id = id;
      this.isDriver = isDriver;
      this.outbox =
          new Outbox(drained -> new Counting(), GatewayLimits.DEFAULT, new Flusher(loop), () -> {});
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public long userId() {
      return 1;
    }

    @Override
    public long tokenVersion() {
      return 0;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public Outbox outbox() {
      return outbox;
    }

    @Override
    public boolean drives() {
      return isDriver;
    }

    @Override
    public void answered(BusMessage.Answer answer) {}

    @Override
    public void detached(String channel) {}

    @Override
    public void close(int code, String reason) {}

    private final class Counting extends Wire {
      @Override
      public boolean isWritable() {
        return true;
      }

      @Override
      public boolean joins() {
        return false;
      }

      @Override
      public void write(ByteBuf frame) {
        frames++;
        frame.release();
      }

      @Override
      public void flush() {}

      @Override
      public ByteBuf allocate(int size) {
        return Unpooled.buffer(size);
      }

      @Override
      public void cut() {}
    }
  }
}
