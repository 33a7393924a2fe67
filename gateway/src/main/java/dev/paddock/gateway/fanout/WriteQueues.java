package dev.paddock.gateway.fanout;

import io.vertx.core.internal.concurrent.OutboundMessageQueue;
import io.vertx.core.net.impl.VertxConnection;
import io.vertx.core.streams.impl.MessagePassingQueue;
import java.lang.reflect.Field;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts small queues in the place of those in which Vert.x keeps what a connection is to write: each
 * takes 4.6 KiB from the start, a socket has two of them, and our frames go past them. Where Vert.x
 * is built in another way everything stays as it is.
 */
public final class WriteQueues {
  private static final Logger LOG = LoggerFactory.getLogger(WriteQueues.class);
  private static final @Nullable Way WAY = find();

  /** The fields from a connection to its queue. */
  private record Way(Field outbound, Field messages, Field queue) {
    void shrink(Object connection) throws IllegalAccessException {
      var holder = messages.get(outbound.get(connection));
      if (queue.get(holder) instanceof Queue<?> large && large.isEmpty()) {
        queue.set(holder, new ConcurrentLinkedQueue<>());
      }
    }
  }

  private WriteQueues() {}

  /** Whether Vert.x is built as this class knows it. */
  static boolean isPossible() {
    return WAY != null;
  }

  /** Shrinks the queue of a connection; on its event loop, before anybody else may write there. */
  public static void shrink(@Nullable Object connection) {
    if (WAY == null || !(connection instanceof VertxConnection)) {
      return;
    }
    try {
      WAY.shrink(connection);
    } catch (IllegalAccessException | IllegalArgumentException e) {
      LOG.debug("a write queue stays as large as it is", e);
    }
  }

  private static @Nullable Way find() {
    try {
      return new Way(
          field(VertxConnection.class, "outboundMessageQueue"),
          field(OutboundMessageQueue.class, "mqp"),
          field(MessagePassingQueue.class, "queue"));
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.debug("write queues stay as large as they are", e);
      return null;
    }
  }

  private static Field field(Class<?> type, String name) throws NoSuchFieldException {
    var field = type.getDeclaredField(name);
    field.setAccessible(true);
    return field;
  }
}
