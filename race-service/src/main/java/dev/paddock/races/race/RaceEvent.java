package dev.paddock.races.race;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a race's room; the record is also the message told. Those of the run carry the
 * number of its report, its tick and the number of the car.
 */
public sealed interface RaceEvent {
  /**
   * There is a race.
   *
   * @param drivers the built-in ones
   * @param startsAt when it starts by itself, null: when all are ready
   * @param freeSeats for people
   */
  record RaceCreated(
      String name, About about, List<Entry> drivers, @Nullable Instant startsAt, int freeSeats)
      implements RaceEvent {
    public RaceCreated {
      drivers = List.copyOf(drivers);
    }
  }

  /** A driver has come. */
  record RaceJoined(Entry car, @Nullable Instant startsAt, int freeSeats) implements RaceEvent {}

  record DriverReady(long userId, String username, boolean ready) implements RaceEvent {}

  /**
   * A driver has gone for good.
   *
   * @param reason {@code left}, {@code timeout}, {@code yields} or why the engine removed him
   */
  record DriverLeft(int car, long userId, String username, String reason, int freeSeats, Instant at)
      implements RaceEvent {}

  record DriverDisconnected(long userId, String username, Instant seatUntil) implements RaceEvent {}

  record DriverRejoined(long userId, String username) implements RaceEvent {}

  record SpectatorJoined(long userId, String username) implements RaceEvent {}

  record SpectatorLeft(long userId, String username) implements RaceEvent {}

  record ChatMessage(long userId, String username, String text, Instant at) implements RaceEvent {}

  /** A number of the countdown; 0: go. */
  record RaceStart(int countdown, String runId, Instant startAt, int seed, int limitTicks)
      implements RaceEvent {}

  /**
   * @param time seconds since the start
   */
  record Checkpoint(long n, int tick, int car, int checkpoint, double time) implements RaceEvent {}

  /**
   * @param time seconds of the sector
   */
  record Sector(long n, int tick, int car, int sector, double time) implements RaceEvent {}

  /**
   * @param lap laps completed
   * @param time seconds of the lap
   */
  record Lap(long n, int tick, int car, int lap, double time) implements RaceEvent {}

  /**
   * @param other the other car, null for a wall
   * @param speed m/s at which they met
   */
  record Collision(long n, int tick, int car, @Nullable Integer other, double speed)
      implements RaceEvent {}

  record WrongWay(long n, int tick, int car, boolean wrong) implements RaceEvent {}

  /**
   * @param gained metres; the car has half its power for a while
   */
  record Shortcut(long n, int tick, int car, double gained) implements RaceEvent {}

  /**
   * @param time seconds of the whole race
   */
  record CarFinished(long n, int tick, int car, long userId, int position, double time)
      implements RaceEvent {}

  record CarRetired(long n, int tick, int car, long userId) implements RaceEvent {}

  /**
   * The results.
   *
   * @param replayId the run
   * @param stage names what times are compared on
   */
  record RaceEnd(
      long n,
      int tick,
      String name,
      String replayId,
      String stage,
      String stageName,
      int laps,
      List<ResultRow> results,
      Instant startedAt,
      Instant finishedAt)
      implements RaceEvent {
    public RaceEnd {
      results = List.copyOf(results);
    }
  }

  /** The race ends without results. */
  record RaceAborted(String reason) implements RaceEvent {}

  /**
   * The last message of a race.
   *
   * @param reason {@code ended}, {@code abandoned} or {@code replaced}
   */
  record RaceClosed(String reason) implements RaceEvent {}
}
