package dev.paddock.gateway.fanout;

import dev.paddock.gateway.GatewayLimits;
import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything that goes to one socket, in order, on its event loop: what comes in a turn is joined
 * into one write; what the socket does not take waits, up to a limit, and of streams only the
 * newest value.
 */
public final class Outbox {
  private static final int JOINED_BYTES = 64 * 1024;

  private final GatewayLimits limits;
  private final Flusher flusher;
  private final Wire wire;
  private final Runnable tooSlow;
  private final ArrayDeque<TextFrame> queue = new ArrayDeque<>(4);
  private @Nullable Map<String, TextFrame> newest;
  private long queued;
  private long written;
  private long mark;
  private long markedAt;
  private boolean isMarked;
  private boolean isClosed;

  /**
   * @param wires makes the socket's wire, given what is to be called when there is room again
   * @param tooSlow is called once, when too much waits or for too long
   */
  public Outbox(
      Function<Runnable, Wire> wires, GatewayLimits limits, Flusher flusher, Runnable tooSlow) {
    this.limits = limits;
    this.flusher = flusher;
    this.tooSlow = tooSlow;
    this.wire = wires.apply(this::flush);
  }

  /** Sends a message that is for this socket alone. */
  public void send(byte[] json) {
    var frame = TextFrame.of(json);
    enqueue(frame);
    frame.release();
  }

  /** Sends a numbered message of a channel: a value of its stream that waits has become stale. */
  public void send(String channel, TextFrame frame) {
    if (newest != null) {
      forget(newest.remove(channel));
    }
    enqueue(frame);
  }

  /** Sends a value of a channel's stream, or keeps the newest while too much waits. */
  public void stream(String channel, TextFrame frame) {
    if (queued <= limits.unsentConflateBytes()) {
      enqueue(frame);
    } else if (!isClosed) {
      if (newest == null) {
        newest = new LinkedHashMap<>();
      }
      forget(newest.put(channel, frame.retain()));
    }
  }

  /** Writes what waits, as far as the socket takes it. */
  void flush() {
    isMarked = false;
    if (isClosed || queue.isEmpty()) {
      return;
    }
    while (!queue.isEmpty() && wire.isWritable()) {
      writeSome();
    }
    wire.flush();
    if (newest != null && queued <= limits.unsentConflateBytes()) {
      resumeStreams(newest);
    }
  }

  /** Looks how old the oldest waiting byte is; to be called about once a second. */
  public void tick(long nanos) {
    if (isClosed || queue.isEmpty()) {
      mark = 0;
    } else if (mark == 0 || written >= mark) {
      mark = written + queued;
      markedAt = nanos;
    } else if (nanos - markedAt > TimeUnit.SECONDS.toNanos(limits.behindSeconds())) {
      giveUp();
    }
  }

  /** Drops what waits; nothing is sent any more. */
  public void close() {
    isClosed = true;
    queue.forEach(TextFrame::release);
    queue.clear();
    queued = 0;
    if (newest != null) {
      newest.values().forEach(TextFrame::release);
      newest = null;
    }
  }

  /** Writes what waits as far as it goes now, before a close frame of Vert.x's. */
  public void finish() {
    flush();
    close();
  }

  /** Cuts the connection without another word. */
  public void cut() {
    wire.cut();
  }

  /** Bytes that wait for the socket. */
  public long unsent() {
    return queued;
  }

  private void enqueue(TextFrame frame) {
    if (isClosed) {
      return;
    }
    queue.add(frame.retain());
    queued += frame.size();
    if (!isMarked) {
      isMarked = true;
      flusher.mark(this);
    }
    if (queued > limits.unsentCloseBytes()) {
      flush();
      giveUpIfStillTooMuch();
    }
  }

  private void giveUpIfStillTooMuch() {
    if (queued > limits.unsentCloseBytes()) {
      giveUp();
    }
  }

  private void giveUp() {
    close();
    tooSlow.run();
  }

  private void writeSome() {
    var first = queue.remove();
    int size = first.size();
    if (wire.joins() && !queue.isEmpty() && size + queue.element().size() <= JOINED_BYTES) {
      size = joinedSize(size);
      wire.write(join(first, size));
      first.release();
    } else {
      wire.write(first.give());
    }
    queued -= size;
    written += size;
  }

  private int joinedSize(int size) {
    int joined = size;
    for (var next : queue) {
      if (joined + next.size() > JOINED_BYTES) {
        break;
      }
      joined += next.size();
    }
    return joined;
  }

  private ByteBuf join(TextFrame first, int size) {
    var joined = wire.allocate(size);
    first.copyTo(joined);
    while (joined.writerIndex() < size) {
      var next = queue.remove();
      next.copyTo(joined);
      next.release();
    }
    return joined;
  }

  private void resumeStreams(Map<String, TextFrame> waiting) {
    newest = null;
    waiting.values().forEach(frame -> enqueueAndRelease(frame));
  }

  private void enqueueAndRelease(TextFrame frame) {
    enqueue(frame);
    frame.release();
  }

  private static void forget(@Nullable TextFrame frame) {
    if (frame != null) {
      frame.release();
    }
  }
}
