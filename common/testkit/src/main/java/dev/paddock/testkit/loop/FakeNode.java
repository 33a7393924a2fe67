package dev.paddock.testkit.loop;

import dev.paddock.engine.loop.Loop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;

/** The loop of one process among several that share a time: it can freeze, thaw and die. */
public final class FakeNode implements Loop {
  private final Loop world;
  private final Queue<Runnable> held = new ArrayDeque<>();
  private boolean frozen;
  private boolean dead;
  private Duration shift = Duration.ZERO;

  public FakeNode(Loop world) {
    this.world = world;
  }

  /** Runs nothing until {@link #thaw}: what falls due meanwhile waits, as after a SIGSTOP. */
  public void freeze() {
    frozen = true;
  }

  /** Goes on where it was frozen. */
  public void thaw() {
    frozen = false;
    held.forEach(this::execute);
    held.clear();
  }

  /** Runs nothing ever again, as after a SIGKILL. */
  public void kill() {
    dead = true;
    held.clear();
  }

  /** From now on its wall clock is this much ahead of the world's. */
  public void shift(Duration ahead) {
    shift = ahead;
  }

  public boolean isRunning() {
    return !frozen && !dead;
  }

  @Override
  public void execute(Runnable task) {
    world.execute(() -> run(task));
  }

  @Override
  public Timer schedule(Duration delay, Runnable task) {
    var timer = new NodeTimer(task);
    timer.inWorld = world.schedule(delay, () -> run(timer));
    return timer;
  }

  @Override
  public Instant now() {
    return world.now().plus(shift);
  }

  @Override
  public long nanos() {
    return world.nanos();
  }

  private void run(Runnable task) {
    if (frozen && !dead) {
      held.add(task);
    } else if (!dead) {
      task.run();
    }
  }

  /** A timer that can still be cancelled when it fell due while the node was frozen. */
  private static final class NodeTimer implements Timer, Runnable {
    private final Runnable task;
    private boolean cancelled;
    private Timer inWorld = () -> {};

    NodeTimer(Runnable task) {
      this.task = task;
    }

    @Override
    public void run() {
      if (!cancelled) {
        task.run();
      }
    }

    @Override
    public void cancel() {
      cancelled = true;
      inWorld.cancel();
    }
  }
}
