package dev.paddock.simulate;

import dev.paddock.engine.loop.Loop;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** One of several threads of a node: its tasks keep their order, and come when it has time. */
final class JitterLoop implements Loop {
  private final Loop node;
  private final Supplier<Duration> lag;
  private long last;

  JitterLoop(Loop node, Supplier<Duration> lag) {
    this.node = node;
    this.lag = lag;
  }

  @Override
  public void execute(Runnable task) {
    last = Math.max(last, node.nanos() + lag.get().toNanos());
    node.schedule(Duration.ofNanos(last - node.nanos()), task);
  }

  @Override
  public Timer schedule(Duration delay, Runnable task) {
    return node.schedule(delay, task);
  }

  @Override
  public Instant now() {
    return node.now();
  }

  @Override
  public long nanos() {
    return node.nanos();
  }
}
