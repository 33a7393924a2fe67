package dev.paddock.engine.run;

import dev.paddock.core.run.RunningKind;
import dev.paddock.engine.journal.Journal;
import dev.paddock.engine.journal.Mark;
import dev.paddock.engine.journal.RecordHead;
import dev.paddock.engine.loop.Loop;
import dev.paddock.engine.wire.WireCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the inputs of a partition and makes its runs again; everything blocks. */
final class RunRecovery {
  private static final Logger LOG = LoggerFactory.getLogger(RunRecovery.class);

  private final Loop loop;
  private final Journal inputs;
  private final WireCodec wire;
  private final Function<String, RunningKind<?, ?, ?>> kinds;

  RunRecovery(
      Loop loop, Journal inputs, WireCodec wire, Function<String, RunningKind<?, ?, ?>> kinds) {
    this.loop = loop;
    this.inputs = inputs;
    this.wire = wire;
    this.kinds = kinds;
  }

  /**
   * What was found.
   *
   * @param runs those that are wanted, by id
   * @param broken those that cannot be made again: they stay as they are, for a better program
   * @param unwanted those nobody wants any more: they have to be ended
   */
  record Recovered(Map<String, Resumed> runs, Map<String, Mark> broken, List<Unwanted> unwanted) {}

  /** A run that was not ended in the log, and what its end was as far as the log knows. */
  record Unwanted(RunLog log, int tick, long hash) {}

  /**
   * Re-runs what is wanted up to the clock, but never beyond what was granted.
   *
   * @param upTo offset behind the own claim
   * @param wanted by run id
   */
  Recovered recover(int partition, long upTo, Map<String, Wanted> wanted) {
    var logs = new RunLogs(start(partition, upTo), over -> {});
    inputs.read(partition, logs.mark().offset(), upTo, logs::entry);
    var found = new Recovered(new HashMap<>(), new HashMap<>(), new ArrayList<>());
    for (var log : logs.running()) {
      var want = wanted.get(log.begun().run());
      if (want == null) {
        found.unwanted().add(unwanted(log));
      } else {
        resume(log, want, found);
      }
    }
    return found;
  }

  /** One that cannot be made again must not hold up the others. */
  private void resume(RunLog log, Wanted want, Recovered found) {
    try {
      found.runs().put(log.begun().run(), resume(log, want.reported()));
    } catch (RuntimeException bug) {
      LOG.error("{}: {} cannot be made again", log.room(), log.begun().run(), bug);
      found.broken().put(log.begun().run(), log.first());
    }
  }

  /** The last keyframe is that of its end, where it came to one. */
  private Unwanted unwanted(RunLog log) {
    if (!log.keyframes().isEmpty()) {
      var last = log.keyframes().getLast();
      return new Unwanted(log, last.tick(), last.hash());
    }
    return new Unwanted(log, 0, first(log));
  }

  private long first(RunLog log) {
    try {
      var kind = kinds.apply(log.begun().kind());
      return kind.simulate(Rerun.run(kind, wire, log.begun())).hash();
    } catch (RuntimeException bug) {
      LOG.error("{}: {} cannot be made again", log.room(), log.begun().run(), bug);
      return 0;
    }
  }

  private Resumed resume(RunLog log, long reported) {
    var kind = kinds.apply(log.begun().kind());
    var run = Rerun.run(kind, wire, log.begun());
    int perSecond = kind.simulate(run).ticksPerSecond();
    var time = new RunTime(loop, run.startAt(), log.shiftMillis(), perSecond);
    time.follow(log.granted(), loop.nanos());
    int upTo = Math.min(log.granted(), Math.max(0, time.tick(loop.nanos())));
    var saved = newest(log, upTo, reported);
    var rerun = saved == null ? Rerun.of(kind, wire, log) : restored(kind, log, saved);
    rerun.to(upTo);
    long made = saved == null ? 0 : saved.reports();
    return new Resumed(
        kind,
        log.room(),
        run,
        rerun.running(),
        time,
        log.first(),
        log.granted(),
        rerun.reports(),
        made + rerun.reports().size(),
        log.chain(),
        List.copyOf(rerun.ahead()));
  }

  /** A saved state that is not what it was is of no use. */
  private Rerun restored(RunningKind<?, ?, ?> kind, RunLog log, InputRecord.Keyframe saved) {
    try {
      var rerun = Rerun.from(kind, wire, log, saved);
      if (rerun.running().hash() == saved.hash() && rerun.running().tick() == saved.tick()) {
        return rerun;
      }
      LOG.error("{}: the state saved at tick {} is another", saved.run(), saved.tick());
    } catch (RuntimeException bug) {
      LOG.error("{}: the state saved at tick {} is none", saved.run(), saved.tick(), bug);
    }
    return Rerun.of(kind, wire, log);
  }

  /** The newest saved state behind which no report is missing. */
  private static InputRecord.@Nullable Keyframe newest(RunLog log, int upTo, long reported) {
    for (var keyframe : log.keyframes().reversed()) {
      if (keyframe.state() != null && keyframe.tick() <= upTo && keyframe.reports() <= reported) {
        return keyframe;
      }
    }
    return null;
  }

  /**
   * The newest mark in the log. It is good whoever wrote it: a writer marks only what it knows to
   * be durable, and counts a run as over only when that is durable too.
   */
  private Mark start(int partition, long upTo) {
    for (long back = RunLimits.LOOK_BACK; ; back *= 4) {
      long from = Math.max(0, upTo - back);
      var newest = new NewestMark(inputs.topicId());
      inputs.read(partition, from, upTo, newest);
      if (newest.mark != null || from == 0) {
        return newest.mark == null ? Mark.start(inputs.topicId()) : newest.mark;
      }
    }
  }

  private static final class NewestMark implements Journal.EntryHandler {
    private final InputCodec codec;
    private @Nullable Mark mark;

    NewestMark(String topicId) {
      codec = new InputCodec(topicId);
    }

    @Override
    public void entry(Journal.Entry entry) {
      if (entry.head().type() == RecordHead.Type.RUN) {
        switch (codec.decode(entry.value())) {
          case InputRecord.Begun begun -> mark = begun.oldest();
          case InputRecord.Keyframe keyframe -> mark = keyframe.oldest();
          case InputRecord.Ended ended -> mark = ended.oldest();
          case InputRecord.Inputs inputs -> {}
        }
      }
    }
  }
}
