package dev.paddock.simulate;

import dev.paddock.engine.loop.Loop;
import dev.paddock.gateway.fanout.Wire;
import dev.paddock.gateway.session.Peer;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A socket between a client and a gateway: it takes time, fills up, breaks. */
final class Link implements Peer {
  /** What a gateway may write before the socket says that it is full. */
  private static final int FULL = 2_048;

  private static final Duration HALF_OPEN = Duration.ofSeconds(3);

  private final World world;
  private final Client client;
  private final Loop thread;
  private @Nullable Ear ear;
  private Runnable drained = () -> {};
  private long lastUp;
  private long lastDown;
  private long unread;
  private boolean isBroken;
  private boolean isClosed;

  /**
   * @param thread the gateway's loop of this socket
   */
  Link(World world, Client client, Loop thread) {
    this.world = world;
    this.client = client;
    this.thread = thread;
  }

  /** The client says something; several texts arrive at the same moment. */
  void send(List<String> texts) {
    lastUp = Math.max(lastUp, world.loop.nanos() + world.upTo(World.NETWORK).toNanos());
    world.loop.schedule(
        Duration.ofNanos(lastUp - world.loop.nanos()),
        () -> thread.execute(() -> texts.forEach(this::arrive)));
  }

  /** The way breaks: nothing arrives any more, the gateway notices some time later. */
  void sever() {
    isBroken = true;
    world.loop.schedule(world.upTo(HALF_OPEN), () -> thread.execute(this::gone));
  }

  private void arrive(String text) {
    if (ear == null || isBroken || isClosed) {
      return;
    }
    if (text.length() % 5 == 0) {
      int half = text.length() / 2;
      ear.frame(WebSocketFrame.textFrame(text.substring(0, half), false));
      ear.frame(WebSocketFrame.continuationFrame(Buffer.buffer(text.substring(half)), true));
    } else {
      ear.frame(WebSocketFrame.textFrame(text, true));
    }
  }

  private void gone() {
    if (!isClosed) {
      isClosed = true;
      if (ear != null) {
        ear.closed();
      }
    }
  }

  @Override
  public void start(Ear hears) {
    ear = hears;
  }

  @Override
  public boolean isClosed() {
    return isClosed;
  }

  @Override
  public void ping() {
    down(0, () -> world.loop.schedule(world.upTo(World.NETWORK), () -> thread.execute(this::pong)));
  }

  private void pong() {
    if (ear != null && !isClosed && !isBroken) {
      ear.pong();
    }
  }

  @Override
  public void close(int code, String reason) {
    isClosed = true;
    down(0, () -> client.closed(this));
  }

  @Override
  public Wire wire(Runnable ready) {
    drained = ready;
    return new Line();
  }

  /** Brings something to the client, in order, as fast as it reads. */
  private void down(int size, Runnable arrives) {
    unread += size;
    long due = world.loop.nanos() + world.upTo(World.NETWORK).toNanos();
    lastDown = Math.max(Math.max(lastDown, due), client.readsAt());
    world.loop.schedule(
        Duration.ofNanos(lastDown - world.loop.nanos()),
        () -> {
          if (!isBroken) {
            read(size);
            arrives.run();
          }
        });
  }

  private void read(int size) {
    boolean wasFull = unread >= FULL;
    unread -= size;
    if (wasFull && unread < FULL) {
      thread.execute(drained);
    }
  }

  private final class Line extends Wire {
    @Override
    public boolean isWritable() {
      return unread < FULL;
    }

    @Override
    public boolean joins() {
      return true;
    }

    @Override
    public void write(ByteBuf frames) {
      var bytes = new byte[frames.readableBytes()];
      frames.readBytes(bytes);
      frames.release();
      down(bytes.length, () -> frames(bytes));
    }

    @Override
    public void flush() {}

    @Override
    public ByteBuf allocate(int size) {
      return Unpooled.buffer(size);
    }

    @Override
    public void cut() {
      isBroken = true;
      world.loop.execute(() -> client.closed(Link.this));
    }

    private void frames(byte[] bytes) {
      int at = 0;
      while (at < bytes.length && !isBroken) {
        int length = bytes[at + 1] & 0x7f;
        int header = length < 126 ? 2 : 4;
        if (header == 4) {
          length = ((bytes[at + 2] & 0xff) << 8) | (bytes[at + 3] & 0xff);
        }
        client.hear(Link.this, Arrays.copyOfRange(bytes, at + header, at + header + length));
        at += header + length;
      }
    }
  }
}
