package dev.paddock.races.lobby;

import dev.paddock.races.lobby.LobbyCommand.Phase;
import dev.paddock.races.lobby.Wanted.StageWanted;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened in the lobby; the record is also the message told. */
public sealed interface LobbyEvent {
  /**
   * Somebody was sent to a race; told to him only.
   *
   * @param race the room of the race
   * @param made whether the race is a new one
   * @param heldUntil how long the seat is kept
   * @param command what he goes on with
   */
  record RaceFound(
      long userId, String race, String name, boolean made, Instant heldUntil, Enter command)
      implements LobbyEvent {}

  /** The command that joins a race, and makes it where there is none. */
  record Enter(
      String type,
      String name,
      StageWanted stage,
      int laps,
      int maxCars,
      List<String> drivers,
      int startAfter,
      @Nullable Integer carId) {
    public Enter {
      drivers = List.copyOf(drivers);
    }

    static Enter of(Wanted wanted, String name, @Nullable Integer carId) {
      return new Enter(
          "enter_race",
          name,
          wanted.stage(),
          wanted.laps(),
          wanted.maxCars(),
          wanted.drivers(),
          wanted.startAfter(),
          carId);
    }
  }

  /**
   * A race changed; what is over is forgotten.
   *
   * @param name null where the race's event did not say it
   */
  record RaceNoted(
      String race,
      @Nullable String name,
      String raceEpoch,
      long raceSeq,
      Phase phase,
      int free,
      Instant at)
      implements LobbyEvent {}

  /**
   * A race for onlookers is wanted.
   *
   * @param race the room it will have
   */
  record ShowWanted(String race, Wanted wanted, Instant at) implements LobbyEvent {}

  /** From now on there is always one. */
  record ShowKept(Instant at) implements LobbyEvent {}
}
