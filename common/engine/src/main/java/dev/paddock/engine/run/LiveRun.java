package dev.paddock.engine.run;

import dev.paddock.core.Reason;
import dev.paddock.core.RoomId;
import dev.paddock.core.run.Input;
import dev.paddock.core.run.Report;
import dev.paddock.core.run.Run;
import dev.paddock.core.run.RunClock;
import dev.paddock.core.run.Running;
import dev.paddock.core.run.RunningKind;
import dev.paddock.engine.bus.BusMessage;
import dev.paddock.engine.journal.Mark;
import dev.paddock.engine.loop.Loop;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run, going. No tick is stepped before every input stamped for it or before is acknowledged,
 * nor beyond the newest acknowledged grant. Loop only.
 */
final class LiveRun {
  private static final Logger LOG = LoggerFactory.getLogger(LiveRun.class);

  private final Loop loop;
  private final RunMetrics metrics;
  private final RoomId room;
  private final RunningKind<?, ?, ?> kind;
  private final Run run;
  private final Running running;
  private final RunTime time;
  private final RunLane lane;
  private final Steering steering;
  private final RunWriter writer;
  private final Encoder encoder;
  private final Mark first;
  private Loop.@Nullable Timer timer;
  private long due;
  private final long reported;
  private long made;
  private int granted;
  private int keyframe = -1;
  private boolean ended;

  /** Encodes what is shown. */
  interface Encoder {
    RunWriter.Shown encode(RunningKind<?, ?, ?> kind, RoomId room, Running running, RunClock clock);
  }

  /** What the runs of a partition share. */
  record Shared(Loop loop, RunMetrics metrics, RunLane lane, RunWriter writer, Encoder encoder) {}

  LiveRun(Shared shared, Resumed from, Wanted wanted) {
    this.loop = shared.loop();
    this.metrics = shared.metrics();
    this.lane = shared.lane();
    this.writer = shared.writer();
    this.encoder = shared.encoder();
    this.room = from.room();
    this.kind = from.kind();
    this.run = from.run();
    this.first = from.first();
    this.running = from.running();
    this.time = from.time();
    this.granted = from.granted();
    this.made = from.made();
    this.reported = wanted.reported();
    this.steering =
        new Steering(room, run.id(), lane, from.granted() + 1, from.chain(), from.ahead());
    steering.order(wanted.orders());
    from.reports().forEach(this::report);
  }

  /** Goes on from where it stands. */
  void start() {
    if (running.tick() > 0) {
      keyframe();
    }
    show();
    arm();
  }

  /** The room's state is another now. */
  void tell(Wanted wanted) {
    steering.order(wanted.orders());
  }

  /** Takes a driver's frame. */
  void input(BusMessage.Input frame) {
    switch (read(frame)) {
      case Input.Taken taken -> gather(frame, taken.packed());
      case Input.Refused no -> writer.refused(frame, no.reason(), no.message());
    }
  }

  private Input read(BusMessage.Input frame) {
    try {
      return running.input(frame.userId(), frame.frame());
    } catch (RuntimeException bug) {
      LOG.error("{}: reading an input threw", room, bug);
      return new Input.Refused(Reason.INTERNAL, "the input could not be read");
    }
  }

  /** The room wants it no more: writes its last record. */
  void end(Runnable forgotten) {
    stop();
    var last = new InputRecord.Ended(run.id(), running.tick(), running.hash(), lane.oldest());
    lane.append(room, last, before -> forgotten.run());
  }

  /** Steps no more; what is under way in the log may still count. */
  void stop() {
    ended = true;
    if (timer != null) {
      timer.cancel();
    }
  }

  String id() {
    return run.id();
  }

  Mark first() {
    return first;
  }

  private void gather(BusMessage.Input frame, byte[] packed) {
    if (packed.length > Input.MAX_PACKED || !steering.gather(frame.userId(), packed)) {
      metrics.dropped();
      writer.refused(frame, Reason.UNAVAILABLE, "inputs are not taken just now");
    }
  }

  /** A simulation that throws stands still; the others go on. */
  private void turn() {
    try {
      if (!ended) {
        go();
      }
    } catch (RuntimeException bug) {
      LOG.error("{}: {} broke at tick {}", room, run.id(), running.tick(), bug);
      metrics.broken();
      stop();
    }
  }

  private void go() {
    long now = loop.nanos();
    metrics.late(now - due);
    int clock = clock(now);
    if (!running.over()) {
      steering.flush(Math.max(clock, 0) + lane.inputDelay());
    }
    int target = Math.min(clock, Math.min(granted, steering.known()));
    int last = Math.min(target, running.tick() + RunLimits.STEPS_A_TURN);
    if (running.tick() >= last) {
      stand(clock);
    }
    while (running.tick() < last && !running.over()) {
      step();
    }
    arm();
  }

  /** The tick that is due; where too many are missing the time is shifted. */
  private int clock(long now) {
    int clock = time.tick(now);
    int behind = clock - running.tick();
    if (behind > RunLimits.CATCH_UP && !running.over()) {
      time.shift(behind - RunLimits.CATCH_UP);
      metrics.shifted();
    }
    return time.tick(now);
  }

  private void step() {
    int next = running.tick() + 1;
    for (var inputs = steering.take(next); !inputs.isEmpty(); inputs = steering.take(next)) {
      inputs.forEach(running::apply);
    }
    running.step();
    metrics.stepped();
    running.reports().forEach(this::report);
    if (next % running.ticksPerFrame() == 0 || running.over()) {
      show();
    }
    if (next % running.ticksPerSecond() == 0 || running.over()) {
      keyframe();
    }
  }

  private void report(Report report) {
    made = Math.max(made, report.n());
    if (report.n() > reported) {
      writer.reported(room, run.id(), report);
    }
  }

  private void show() {
    var clock = new RunClock(time.startAt(), time.shiftMillis(), lane.inputDelay());
    writer.shown(room, encoder.encode(kind, room, running, clock));
  }

  /** Before the start and after the end the same state is shown now and then. */
  private void stand(int clock) {
    if (clock < 0 || running.over()) {
      show();
    } else if (clock > running.tick()) {
      metrics.waited();
    }
  }

  private void keyframe() {
    int tick = running.tick();
    if (tick == keyframe) {
      return;
    }
    keyframe = tick;
    var record =
        new InputRecord.Keyframe(
            run.id(),
            tick,
            running.hash(),
            time.shiftMillis(),
            made,
            lane.oldest(),
            running.save());
    lane.append(room, record, before -> {});
  }

  /** Ticks are granted by a record that is durable. */
  void granted(int tick) {
    granted = Math.max(granted, tick + RunLimits.GRANT);
  }

  private void arm() {
    long now = loop.nanos();
    int clock = time.tick(now);
    boolean still = clock < 0 || running.over();
    long next = still ? now + RunLimits.STILL.toNanos() : time.dueAt(clock + 1);
    due = clock < 0 ? Math.min(next, time.dueAt(0)) : next;
    timer = loop.schedule(Duration.ofNanos(Math.max(0, due - now)), this::turn);
  }
}
