package dev.paddock.engine.run;

import dev.paddock.engine.journal.Mark;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a record of {@code X.inputs} says; its Kafka key is the room.
 *
 * <p>Each record grants the ticks up to its own + {@link RunLimits#GRANT}: nothing beyond the
 * newest acknowledged grant is shown or decided, so a successor that stamps inputs only behind the
 * last grant changes no tick that was shown.
 */
public sealed interface InputRecord {
  /** The run's id. */
  String run();

  /** The tick it is about: its grant counts from here. */
  int tick();

  /**
   * A run begins.
   *
   * @param version of the simulation
   * @param spec of the run as JSON
   * @param oldest where a reader has to start to see all runs that are not over
   */
  record Begun(String run, String kind, int version, Instant startAt, byte[] spec, Mark oldest)
      implements InputRecord {
    @Override
    public int tick() {
      return 0;
    }
  }

  /**
   * Inputs that take effect with a tick: they are applied before the step that makes it.
   *
   * @param tick never less than that of the record before
   * @param packed as the run packed them, in order
   * @param chain over all inputs of the run so far ({@link InputChain})
   */
  record Inputs(String run, int tick, List<byte[]> packed, int chain) implements InputRecord {
    public Inputs {
      packed = List.copyOf(packed);
    }
  }

  /**
   * The state after a tick, each second.
   *
   * @param shiftMillis what waits have added to the run's time so far
   * @param reports made so far
   * @param oldest where a reader has to start to see all runs that are not over
   * @param state the whole of it, null where the run does not save any
   */
  record Keyframe(
      String run,
      int tick,
      long hash,
      long shiftMillis,
      long reports,
      Mark oldest,
      byte @Nullable [] state)
      implements InputRecord {}

  /** The room wants the run no more: it ended with this tick. */
  record Ended(String run, int tick, long hash, Mark oldest) implements InputRecord {}
}
