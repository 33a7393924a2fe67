package dev.paddock.engine.room;

import dev.paddock.core.RoomId;
import dev.paddock.core.Signal;
import dev.paddock.core.WakeUp;
import dev.paddock.engine.loop.Loop;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells rooms when the moment they asked for has come, in order of (at, room). For a while after a
 * takeover only prompt ones, so that nobody loses a turn to an outage.
 */
final class Wakeups {
  private record Due(Instant at, RoomId room, boolean prompt) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int order = at.compareTo(other.at);
      return order == 0 ? room.value().compareTo(other.room.value()) : order;
    }
  }

  private final Loop loop;
  private final long calm;
  private final BiConsumer<RoomId, Signal> tell;
  private final Map<RoomId, Due> byRoom = new HashMap<>();
  private final TreeSet<Due> prompt = new TreeSet<>();
  private final TreeSet<Due> patient = new TreeSet<>();
  private Loop.@Nullable Timer timer;
  private @Nullable Instant timerAt;
  private boolean stopped;

  Wakeups(Loop loop, BiConsumer<RoomId, Signal> tell) {
    this.loop = loop;
    this.calm = loop.nanos() + Limits.WAKE_GRACE.toNanos(); // A wall clock may jump.
    this.tell = tell;
  }

  /** Notes what a room asks for now. */
  void update(RoomId room, @Nullable WakeUp wakeUp) {
    var due = wakeUp == null ? null : new Due(wakeUp.at(), room, wakeUp.prompt());
    var before = due == null ? byRoom.remove(room) : byRoom.put(room, due);
    if (Objects.equals(before, due)) {
      return;
    }
    if (before != null) {
      queue(before).remove(before);
    }
    if (due != null) {
      queue(due).add(due);
    }
    arm();
  }

  void stop() {
    stopped = true;
    if (timer != null) {
      timer.cancel();
    }
  }

  private TreeSet<Due> queue(Due due) {
    return due.prompt() ? prompt : patient;
  }

  private void arm() {
    var next = next();
    if (stopped || next == null || next.equals(timerAt)) {
      return;
    }
    if (timer != null) {
      timer.cancel();
    }
    timerAt = next;
    var wait = Duration.between(loop.now(), next);
    timer = loop.schedule(wait.isNegative() ? Duration.ZERO : wait, this::fire);
  }

  private @Nullable Instant next() {
    var soon = prompt.isEmpty() ? null : prompt.getFirst().at();
    var late = patient.isEmpty() ? null : later(patient.getFirst().at(), grace());
    if (soon == null || late == null) {
      return soon == null ? late : soon;
    }
    return soon.isBefore(late) ? soon : late;
  }

  /** The end of the grace as the wall clock shows it now; long ago when it is over. */
  private Instant grace() {
    long left = calm - loop.nanos();
    return left <= 0 ? Instant.EPOCH : loop.now().plusNanos(left);
  }

  private void fire() {
    timerAt = null;
    timer = null;
    var now = loop.now();
    for (var due = take(now); due != null && !stopped; due = take(now)) {
      tell.accept(due.room(), new Signal.Wake(due.at()));
    }
    arm();
  }

  private @Nullable Due take(Instant now) {
    var due = isDue(prompt, now) ? prompt.getFirst() : null;
    if (loop.nanos() >= calm && isDue(patient, now)) {
      var other = patient.getFirst();
      due = due == null || other.compareTo(due) < 0 ? other : due;
    }
    if (due != null) {
      queue(due).remove(due);
      byRoom.remove(due.room());
    }
    return due;
  }

  private static boolean isDue(TreeSet<Due> queue, Instant now) {
    return !queue.isEmpty() && !queue.getFirst().at().isAfter(now);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
