package dev.paddock.engine.loop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.PriorityQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A loop on one platform thread of its own. Tasks run in the order they came, timers when they are
 * due; what a task throws is logged and counted, and the loop goes on.
 */
public final class ThreadLoop implements Loop, AutoCloseable {
  /** Most tasks that wait; one more is refused, for then this process has lost the race anyway. */
  public static final int MAX_WAITING = 1 << 20;

  /** Tasks run in a row before timers are looked at again. */
  private static final int TASKS_IN_A_ROW = 64;

  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final Logger LOG = LoggerFactory.getLogger(ThreadLoop.class);

  private final Clock clock;
  private final Thread thread;
  private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>(MAX_WAITING);
  private final AtomicLong failures = new AtomicLong();
  private final AtomicLong timerOrder = new AtomicLong();

  /** Touched by the loop's thread only. */
  private final PriorityQueue<Due> timers = new PriorityQueue<>();

  private volatile boolean closed;

  private ThreadLoop(String name, Clock clock) {
    this.clock = clock;
    thread = Thread.ofPlatform().name(name).unstarted(this::run);
  }

  /** Starts a loop whose thread bears that name. */
  public static ThreadLoop start(String name, Clock clock) {
    var loop = new ThreadLoop(name, clock);
    loop.thread.start();
    return loop;
  }

  /**
   * Runs a task on the loop.
   *
   * @throws RejectedExecutionException after {@link #close} and where {@link #MAX_WAITING} wait
   */
  @Override
  public void execute(Runnable task) {
    if (closed || !tasks.offer(task)) {
      throw new RejectedExecutionException(
          thread.getName() + (closed ? " is closed" : " is behind by " + MAX_WAITING + " tasks"));
    }
  }

  @Override
  public Timer schedule(Duration delay, Runnable task) {
    var due = new Due(nanos() + delay.toNanos(), timerOrder.getAndIncrement(), task);
    if (isOnLoop()) {
      timers.add(due);
    } else {
      execute(() -> timers.add(due));
    }
    return due;
  }

  /** Cut to milliseconds, so that a stamp is the same after it has been written and read. */
  @Override
  public Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  /** Tasks that have thrown. */
  public long failures() {
    return failures.get();
  }

  /** Tasks that wait. */
  public int waiting() {
    return tasks.size();
  }

  /** Whether the caller runs on this loop. */
  public boolean isOnLoop() {
    return Thread.currentThread().equals(thread);
  }

  /** Takes no more tasks, runs those that wait, drops timers and waits for the end. */
  @Override
  public void close() {
    closed = true;
    var unused = tasks.offer(() -> {}); // Wakes it up; a full queue is awake.
    if (!isOnLoop()) {
      joinUninterruptibly();
    }
  }

  private void joinUninterruptibly() {
    var interrupted = false;
    while (thread.isAlive()) {
      try {
        var unused = thread.join(Duration.ofSeconds(1));
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closed) {
      runTasks();
      runTimers();
    }
    for (var task = tasks.poll(); task != null; task = tasks.poll()) {
      guarded(task);
    }
  }

  private void runTasks() {
    var task = await();
    for (int i = 0; task != null; i++) {
      guarded(task);
      task = i < TASKS_IN_A_ROW ? tasks.poll() : null;
    }
  }

  private @Nullable Runnable await() {
    var next = timers.peek();
    long wait = next == null ? IDLE_NANOS : Math.min(IDLE_NANOS, next.nanosLeft());
    try {
      return wait <= 0 ? tasks.poll() : tasks.poll(wait, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      return null; // Nobody has a reason to interrupt a loop: it ends by close() only.
    }
  }

  private void runTimers() {
    for (var due = timers.peek(); due != null && isPast(due); due = timers.peek()) {
      timers.remove();
      guarded(due);
    }
  }

  private static boolean isPast(Due due) {
    return due.cancelled || due.nanosLeft() <= 0;
  }

  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      failures.incrementAndGet();
      LOG.error("a task of {} failed", thread.getName(), e);
    }
  }

  /** A task with its time. */
  private static final class Due implements Timer, Runnable, Comparable<Due> {
    private final long atNanos;
    private final long order;
    private final Runnable task;
    private volatile boolean cancelled;

    Due(long atNanos, long order, Runnable task) {
      this.atNanos = atNanos;
      this.order = order;
      this.task = task;
    }

    long nanosLeft() {
      return atNanos - System.nanoTime();
    }

    /** By time, which may wrap around, then in the order they were scheduled. */
    @Override
    public int compareTo(Due other) {
      long later = atNanos - other.atNanos;
      return later == 0 ? Long.compare(order, other.order) : Long.signum(later);
    }

    @Override
    public void cancel() {
      cancelled = true;
    }

    @Override
    public void run() {
      if (!cancelled) {
        task.run();
      }
    }
  }
}
