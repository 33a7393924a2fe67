package dev.paddock.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A frozen process still takes connections, for its kernel does; it says nothing on them. A thread
 * that waited for it by turning in a circle would keep heartbeats to others from being sent, and
 * the cluster would fall apart.
 */
class MuteMemberTest {
  private static final String SENDERS = ".IO.thread-out-";
  private static final int SECONDS = 1;

  /** What a thread that turns in a circle takes even on a machine that is busy. */
  private static final Duration BUSY = Duration.ofMillis(50);

  @Test
  @Timeout(90)
  void whoWaitsForAMuteMemberTakesNoTime() throws Exception {
    int own = freePort();
    int other = freePort();
    var members = List.of("127.0.0.1:" + own, "127.0.0.1:" + other);
    var settings =
        new ClusterSettings("mute-" + UUID.randomUUID(), "ann", Set.of("games"), members, own);
    var bus = await(VertxBus.join(settings, new VertxOptions(), UnaryOperator.identity()));
    // Whoever is alone looks for the others each second.
    try (var mute = new ServerSocket(other, 8, InetAddress.getLoopbackAddress());
        var connection = mute.accept()) {
      assertThat(connection.isConnected()).isTrue();
      assertThat(spent()).isLessThan(BUSY);
    } finally {
      await(bus.close());
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  /** Time of the processor that all senders of this JVM took together within {@link #SECONDS}. */
  private static Duration spent() throws InterruptedException {
    long before = taken();
    var never = new CountDownLatch(1);
    assertThat(never.await(SECONDS, TimeUnit.SECONDS)).isFalse();
    return Duration.ofNanos(taken() - before);
  }

  private static long taken() {
    var threads = ManagementFactory.getThreadMXBean();
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().contains(SENDERS))
        .mapToLong(thread -> threads.getThreadCpuTime(thread.threadId()))
        .sum();
  }
}
