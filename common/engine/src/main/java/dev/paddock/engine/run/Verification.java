package dev.paddock.engine.run;

import dev.paddock.core.run.RunningKind;
import dev.paddock.engine.wire.WireCodec;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Makes a run again and compares: inputs by their chain, keyframes and saved states by hash. */
public final class Verification {
  private final RunningKind<?, ?, ?> kind;
  private final WireCodec wire;
  private final RunLog log;
  private final Rerun rerun;
  private final Iterator<InputRecord.Inputs> inputs;
  private InputRecord.@Nullable Inputs next;
  private int chain = InputChain.START;
  private int stamped;

  private Verification(RunningKind<?, ?, ?> kind, WireCodec wire, RunLog log) {
    this.kind = kind;
    this.wire = wire;
    this.log = log;
    this.rerun = Rerun.of(kind, wire, log);
    this.inputs = log.inputs().iterator();
    advance();
  }

  /** Compares a run from its first record to its newest; takes as long as the simulation. */
  public static Verdict of(RunningKind<?, ?, ?> kind, WireCodec wire, RunLog log) {
    int version = log.begun().version();
    if (version != kind.simulationVersion()) {
      return Verdict.differs(
          0, "simulation version " + version + ", here is " + kind.simulationVersion());
    }
    try {
      return new Verification(kind, wire, log).run();
    } catch (RuntimeException e) {
      return Verdict.differs(0, "it cannot be simulated: " + e.getMessage());
    }
  }

  private Verdict run() {
    for (var keyframe : log.keyframes()) {
      var verdict = upTo(keyframe.tick());
      verdict = verdict == null ? keyframe(keyframe) : verdict;
      if (verdict != null) {
        return verdict;
      }
    }
    return end();
  }

  /** The chain of inputs up to a tick, then the simulation. */
  private @Nullable Verdict upTo(int tick) {
    for (var record = next; record != null && record.tick() <= tick; record = next) {
      chain = InputChain.next(chain, record.tick(), record.packed());
      if (record.tick() < stamped || record.chain() != chain) {
        return Verdict.differs(record.tick(), "the inputs are others than were driven");
      }
      stamped = record.tick();
      advance();
    }
    rerun.to(tick);
    return null;
  }

  private @Nullable Verdict keyframe(InputRecord.Keyframe keyframe) {
    int tick = keyframe.tick();
    if (rerun.running().tick() != tick) {
      return Verdict.differs(tick, overAt(rerun.running().tick()));
    }
    if (rerun.running().hash() != keyframe.hash()) {
      return Verdict.differs(tick, hashes(keyframe.hash(), rerun.running().hash()));
    }
    return keyframe.state() == null || isSame(keyframe)
        ? null
        : Verdict.differs(tick, "the state saved is another");
  }

  private boolean isSame(InputRecord.Keyframe keyframe) {
    try {
      var loaded = Rerun.from(kind, wire, log, keyframe).running();
      return loaded.tick() == keyframe.tick() && loaded.hash() == keyframe.hash();
    } catch (RuntimeException e) {
      return false;
    }
  }

  private Verdict end() {
    var ended = log.ended();
    if (ended == null) {
      return Verdict.same(rerun.running().tick());
    }
    var verdict = upTo(ended.tick());
    if (verdict != null) {
      return verdict;
    }
    if (rerun.running().tick() != ended.tick()) {
      return Verdict.differs(ended.tick(), overAt(rerun.running().tick()));
    }
    return rerun.running().hash() == ended.hash()
        ? Verdict.same(ended.tick())
        : Verdict.differs(ended.tick(), hashes(ended.hash(), rerun.running().hash()));
  }

  private void advance() {
    next = inputs.hasNext() ? inputs.next() : null;
  }

  private static String overAt(int tick) {
    return "the run is over at tick " + tick;
  }

  private static String hashes(long was, long is) {
    return "the hash was %016x, made again it is %016x".formatted(was, is);
  }
}
