package dev.paddock.engine.publish;

import dev.paddock.engine.room.Kinds;
import dev.paddock.engine.room.Ports;
import dev.paddock.engine.wire.WireCodec;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Publishes the partitions a service instance owns, on one thread: durable decisions become public
 * events and checkpoints.
 */
public final class Publisher implements Ports.Publishing, AutoCloseable {
  private final PublishRounds rounds;
  private final Thread thread;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;

  private Publisher(PublishRounds rounds, String service) {
    this.rounds = rounds;
    this.thread = Thread.ofPlatform().daemon().name("publish-" + service).unstarted(this::run);
  }

  /** Starts with no partition; blocks until connected. */
  public static Publisher open(Kinds kinds, WireCodec wire, PublishLog log, MeterRegistry metrics) {
    var rounds =
        new PublishRounds(
            kinds, wire, log, metrics, System::nanoTime, PublishLimits.CHECKPOINT_INTERVAL);
    var publisher = new Publisher(rounds, kinds.service().name());
    publisher.thread.start();
    return publisher;
  }

  @Override
  public void start(int partition) {
    submit(() -> rounds.start(partition));
  }

  @Override
  public void stop(int partition) {
    submit(() -> rounds.stop(partition));
  }

  @Override
  public void readable(int partition, long claim, long lane) {
    rounds.readable(partition, claim, lane);
  }

  /** Commits what was taken and returns, after {@link PublishLimits#STOP_LIMIT} at the latest. */
  @Override
  public void close() throws InterruptedException {
    closed = true;
    rounds.wakeup();
    thread.join(PublishLimits.STOP_LIMIT);
  }

  private void submit(Runnable task) {
    tasks.add(task);
    rounds.wakeup();
  }

  private void run() {
    try (rounds) {
      while (!closed) {
        for (var task = tasks.poll(); task != null; task = tasks.poll()) {
          task.run();
        }
        rounds.round(PublishLimits.INTERVAL);
      }
    }
  }
}
