package dev.paddock.engine.run;

import dev.paddock.core.RoomId;
import dev.paddock.core.run.Report;
import dev.paddock.core.run.Run;
import dev.paddock.core.run.Running;
import dev.paddock.core.run.RunningKind;
import dev.paddock.engine.journal.Mark;
import dev.paddock.engine.loop.Loop;
import java.util.List;

/**
 * A run and where it stands when this instance takes it.
 *
 * @param first the place before its first record
 * @param granted the last tick that may have been shown already; 0 for none
 * @param reports those re-made, in order
 * @param made number of the newest report
 * @param chain over its inputs so far
 * @param ahead durable inputs for ticks to come
 */
record Resumed(
    RunningKind<?, ?, ?> kind,
    RoomId room,
    Run run,
    Running running,
    RunTime time,
    Mark first,
    int granted,
    List<Report> reports,
    long made,
    int chain,
    List<InputRecord.Inputs> ahead) {
  /** A run whose first record has just become durable. */
  static Resumed fresh(Loop loop, RunningKind<?, ?, ?> kind, RoomId room, Run run, Mark first) {
    var running = kind.simulate(run);
    var time = new RunTime(loop, run.startAt(), 0, running.ticksPerSecond());
    return new Resumed(
        kind, room, run, running, time, first, 0, List.of(), 0, InputChain.START, List.of());
  }
}
