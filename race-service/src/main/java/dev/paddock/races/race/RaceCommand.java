package dev.paddock.races.race;

import dev.paddock.core.Actor;
import dev.paddock.core.Signal;
import dev.paddock.core.run.Report;
import dev.paddock.simulation.Strength;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody wants of a race. */
public sealed interface RaceCommand {
  /**
   * How a race shall be; what is absent is decided by rule or chance.
   *
   * @param drivers built-in drivers to begin with
   * @param startAfter seconds after which it starts by itself
   */
  record Wish(
      String name,
      @Nullable StageChoice stage,
      @Nullable Integer laps,
      @Nullable Integer maxCars,
      @Nullable List<Strength> drivers,
      @Nullable Integer startAfter,
      boolean show) {
    public Wish {
      drivers = drivers == null ? null : List.copyOf(drivers);
    }
  }

  record CreateRace(
      Actor actor,
      String name,
      @Nullable StageChoice stage,
      @Nullable Integer laps,
      @Nullable Integer maxCars,
      @Nullable List<Strength> drivers,
      @Nullable Integer startAfter,
      @Nullable Boolean show)
      implements RaceCommand {
    public CreateRace {
      drivers = drivers == null ? null : List.copyOf(drivers);
    }

    /** Races for those who look on are the system's. */
    Wish wish() {
      boolean isShow = Boolean.TRUE.equals(show) && actor.kind() == Actor.Kind.SYSTEM;
      return new Wish(name, stage, laps, maxCars, drivers, startAfter, isShow);
    }
  }

  /**
   * Joins the race of that name; makes it where there is none.
   *
   * @param garage the sender's, added on the way; null for none yet
   */
  record EnterRace(
      Actor actor,
      String name,
      @Nullable StageChoice stage,
      @Nullable Integer laps,
      @Nullable Integer maxCars,
      @Nullable List<Strength> drivers,
      @Nullable Integer startAfter,
      @Nullable Integer carId,
      @Nullable GarageCard garage)
      implements RaceCommand {
    public EnterRace {
      drivers = drivers == null ? null : List.copyOf(drivers);
    }

    Wish wish() {
      return new Wish(name, stage, laps, maxCars, drivers, startAfter, false);
    }

    JoinRace joining() {
      return new JoinRace(actor, carId, null, garage);
    }
  }

  /**
   * Joins with a car.
   *
   * @param carId absent: the first of the garage
   * @param garage the sender's, added on the way; null for none yet
   */
  record JoinRace(
      Actor actor, @Nullable Integer carId, @Nullable Integer botId, @Nullable GarageCard garage)
      implements RaceCommand {}

  record RejoinRace(Actor actor) implements RaceCommand {}

  /**
   * Says that one is ready, or not any more.
   *
   * @param ready absent: true
   */
  record Ready(Actor actor, @Nullable Boolean ready) implements RaceCommand {}

  /** A driver gives up, a spectator looks away. */
  record LeaveRace(Actor actor) implements RaceCommand {}

  record Spectate(Actor actor) implements RaceCommand {}

  /** {@code chat.send}. */
  record SendChat(Actor actor, String text) implements RaceCommand {}

  /** What the run says. */
  record Reported(String runId, Report report) implements RaceCommand {}

  /** What the engine says. */
  record Signalled(Signal signal) implements RaceCommand {}
}
