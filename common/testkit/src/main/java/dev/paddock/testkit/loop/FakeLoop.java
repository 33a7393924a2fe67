package dev.paddock.testkit.loop;

import dev.paddock.engine.loop.Loop;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/** A loop whose time moves only when a test says so: the same calls give the same order. */
public final class FakeLoop implements Loop {
  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::number));
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
    var added = add(delay.toNanos(), task);
    return () -> tasks.remove(added);
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
    var task = tasks.poll();
    if (task == null) {
      return false;
    }
    nanos = Math.max(nanos, task.due());
    task.work().run();
    return true;
  }

  /** Runs the next task if it is due by then; else leaves the clock there and says false. */
  public boolean runNextUntil(long until) {
    var next = tasks.peek();
    if (next != null && next.due() <= until) {
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
    for (var next = tasks.peek(); next != null && next.due() <= until; next = tasks.peek()) {
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
      var next = tasks.peek();
      if (next == null || next.due() > until) {
        throw new AssertionError("it did not come to be within " + limit);
      }
      runNext();
    }
  }

  private Task add(long delay, Runnable work) {
    var task = new Task(nanos + Math.max(0, delay), numbers++, work);
    tasks.add(task);
    return task;
  }

  private record Task(long due, long number, Runnable work) {}
}
