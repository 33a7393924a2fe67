package dev.paddock.engine.run;

import dev.paddock.core.run.Report;
import dev.paddock.core.run.Run;
import dev.paddock.core.run.Running;
import dev.paddock.core.run.RunningKind;
import dev.paddock.engine.wire.WireCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A run made again from its log: the same inputs at the same ticks. */
public final class Rerun {
  private final Running running;
  private final List<InputRecord.Inputs> inputs;
  private final List<Report> reports = new ArrayList<>();
  private int applied;

  private Rerun(Running running, List<InputRecord.Inputs> inputs) {
    this.running = running;
    this.inputs = inputs;
  }

  /** At tick 0. */
  public static Rerun of(RunningKind<?, ?, ?> kind, WireCodec wire, RunLog log) {
    return new Rerun(kind.simulate(run(kind, wire, log.begun())), log.inputs());
  }

  /**
   * From a saved state.
   *
   * @throws RuntimeException if it is none of this run
   */
  static Rerun from(
      RunningKind<?, ?, ?> kind, WireCodec wire, RunLog log, InputRecord.Keyframe saved) {
    var rerun = of(kind, wire, log);
    rerun.running.load(Objects.requireNonNull(saved.state()));
    while (rerun.applied < log.inputs().size()
        && log.inputs().get(rerun.applied).tick() <= saved.tick()) {
      rerun.applied++;
    }
    return rerun;
  }

  /** The run as its first record says it. */
  public static Run run(RunningKind<?, ?, ?> kind, WireCodec wire, InputRecord.Begun begun) {
    Record spec = wire.value(kind.spec(), begun.spec());
    return new Run(begun.run(), begun.startAt(), spec);
  }

  /** Steps up to a tick, or as far as there is something to simulate. */
  public void to(int tick) {
    while (running.tick() < tick && !running.over()) {
      apply(running.tick() + 1);
      running.step();
      reports.addAll(running.reports());
    }
  }

  public Running running() {
    return running;
  }

  /** What was reported so far, in order. */
  public List<Report> reports() {
    return reports;
  }

  /** Inputs that take effect behind the tick reached, in order. */
  List<InputRecord.Inputs> ahead() {
    return inputs.subList(applied, inputs.size());
  }

  private void apply(int tick) {
    while (applied < inputs.size() && inputs.get(applied).tick() <= tick) {
      inputs.get(applied++).packed().forEach(running::apply);
    }
  }
}
