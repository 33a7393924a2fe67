package dev.paddock.gateway.channel;

import dev.paddock.engine.loop.Loop;
import io.vertx.core.Context;
import java.time.Duration;
import java.time.Instant;

/** An event loop of Vert.x as the gateway uses it; simulations put another one in its place. */
public final class VertxLoop implements Loop {
  private final Context context;

  public VertxLoop(Context context) {
    this.context = context;
  }

  @Override
  public void execute(Runnable task) {
    context.runOnContext(here -> task.run());
  }

  /** To the millisecond, and one at least. */
  @Override
  public Timer schedule(Duration delay, Runnable task) {
    var timer = new Due(task);
    var id = context.owner().setTimer(Math.max(1, delay.toMillis()), due -> execute(timer));
    return () -> {
      timer.isCancelled = true;
      context.owner().cancelTimer(id);
    };
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  /** A timer that may be cancelled between its time and its turn; on the loop only. */
  private static final class Due implements Runnable {
    private final Runnable task;
    private boolean isCancelled;

    Due(Runnable task) {
      this.task = task;
    }

    @Override
    public void run() {
      if (!isCancelled) {
        task.run();
      }
    }
  }
}
