package dev.paddock.testkit.loop;

import dev.paddock.engine.loop.Loop;
import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A loop whose time moves only when a test says so: the same calls give the same order. */
public final class FakeLoop implements Loop {
  private final PriorityQueue<Task> tasks = new PriorityQueue<>(256);
  private final Instant start;
  private long nanos;
  private long numbers;

  public FakeLoop() {
    this(Instant.parse("2026-01-01T00:00:00Z"));
  }

  public FakeLoop(Instant start) {
    this.start = start;
  }

  @Override
  public void execute(Runnable task) {
    add(0, task);
  }

  @Override
  public Timer schedule(Duration delay, Runnable task) {
    return add(delay.toNanos(), task);
  }

  @Override
  public Instant now() {
    return start.plusNanos(nanos);
  }

  @Override
  public long nanos() {
    return nanos;
  }

  /** Moves time to the next task and runs it; false if there is none. */
  public boolean runNext() {
    var task = next();
    if (task == null) {
      return false;
    }
    tasks.remove();
    nanos = Math.max(nanos, task.due);
    task.run();
    return true;
  }

  /** Runs the next task if it is due by then; else leaves the clock there and says false. */
  public boolean runNextUntil(long until) {
    var next = next();
    if (next != null && next.due <= until) {
      return runNext();
    }
    nanos = Math.max(nanos, until);
    return false;
  }

  /** Runs what is due now, and what that makes due now. */
  public void settle() {
    advance(Duration.ZERO);
  }

  /** Runs what falls due within a time, in order, and leaves the clock at its end. */
  public void advance(Duration time) {
    long until = nanos + time.toNanos();
    for (var next = next(); next != null && next.due <= until; next = next()) {
      runNext();
    }
    nanos = until;
  }

  /**
   * Runs tasks until something is so.
   *
   * @throws AssertionError if it is not so within {@code limit} of the loop's time
   */
  public void runUntil(Duration limit, BooleanSupplier so) {
    long until = nanos + limit.toNanos();
    while (!so.getAsBoolean()) {
      var next = next();
      if (next == null || next.due > until) {
        throw new AssertionError("it did not come to be within " + limit);
      }
      runNext();
    }
  }

  /** The next task that was not cancelled; it stays where it is. */
  private @Nullable Task next() {
    var next = tasks.peek();
    while (next != null && next.work == null) {
      tasks.remove();
      next = tasks.peek();
    }
    return next;
  }

  private Task add(long delay, Runnable work) {
    var task = new Task(nanos + Math.max(0, delay), numbers++, work);
    tasks.add(task);
    return task;
  }

  /** Cancelled it stays in the queue without work: taking it out would look at all of them. */
  private static final class Task implements Timer, Comparable<Task> {
    private final long due;
    private final long number;
    private @Nullable Runnable work;

    Task(long due, long number, Runnable work) {
      this.due = due;
      this.number = number;
      this.work = work;
    }

    void run() {
      var now = work;
      work = null;
      if (now != null) {
        now.run();
      }
    }

    @Override
    public void cancel() {
      work = null;
    }

    @Override
    public int compareTo(Task other) {
      return due == other.due ? Long.compare(number, other.number) : Long.compare(due, other.due);
    }
  }
}
