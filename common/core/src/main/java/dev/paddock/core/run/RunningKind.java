package dev.paddock.core.run;

import dev.paddock.core.RoomKind;
import org.jspecify.annotations.Nullable;

/**
 * A room kind of which a state may ask for a run.
 *
 * <p>The engine keeps the run of each state going beside the room's writer: inputs come over the
 * realtime lane ({@link dev.paddock.core.Route.Lane#REALTIME}), are written to {@code X.inputs}
 * with the tick at which they take effect, and the run is the fold of them. What the run reports
 * becomes a command, decided in place like a signal. A successor re-runs from the log: the room
 * hears no report twice, because the engine drops those {@link #reported} has.
 */
public interface RunningKind<C, S, E> extends RoomKind<C, S, E> {
  /**
   * The run a state asks for; null: nothing runs. A run starts when its id first comes and ends
   * when the state asks for another or none; to be asked for before {@link Run#startAt}, better by
   * a second.
   */
  @Nullable Run run(S state);

  /** The class of {@link Run#spec}, as it is read back from JSON. */
  Class<? extends Record> spec();

  /** A new simulation of a run, at tick 0. */
  Running simulate(Run run);

  /** The kind's own command for what a run reports. */
  C report(String runId, Report report);

  /**
   * The number of the newest report of the present run that the state has decided about, 0 before
   * the first.
   */
  long reported(S state);

  /**
   * What the room tells the run, for example who has left: all of it, packed, and deterministic.
   * Whenever it is not what the run was told last it is stamped and logged like an input. Empty: it
   * has nothing to say.
   */
  default byte[] orders(S state) {
    return new byte[0];
  }

  /**
   * Version of the simulation, written before the first input: raised when, and only when, the same
   * inputs could give another outcome.
   */
  int simulationVersion();

  /** The wire type of streamed states, for example {@code game_state}. */
  String frameType();

  /** The wire type of what binary frames leave out, for example {@code race_info}. */
  String infoType();
}
