package dev.paddock.races.race;

import dev.paddock.races.race.Stages.StageDocument;
import dev.paddock.simulation.CarType;
import dev.paddock.simulation.Strength;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The document of a race as lists, Redis and late joiners see it.
 *
 * @param stageName and {@code stageLength} stand in lists, which leave the stage out
 * @param countdown the number told last, null before the countdown
 * @param startAt when tick 0 is shown, null before the countdown
 * @param startsAt when the countdown begins by itself, null: when all are ready
 * @param replayId the run, null before the countdown
 */
record RaceDocument(
    String raceId,
    String name,
    Status status,
    int laps,
    int maxCars,
    int carCount,
    int freeSeats,
    int spectatorCount,
    long hostId,
    String hostUsername,
    boolean show,
    Instant createdAt,
    String stageName,
    double stageLength,
    String stageKey,
    StageDocument stage,
    List<CarDocument> cars,
    @Nullable Integer countdown,
    @Nullable Instant startAt,
    @Nullable Instant startsAt,
    @Nullable String replayId,
    List<ResultRow> results,
    List<ChatLine> chat) {
  RaceDocument {
    cars = List.copyOf(cars);
    results = List.copyOf(results);
    chat = List.copyOf(chat);
  }

  /**
   * A car on the grid.
   *
   * @param id its number in the race
   * @param strength of a built-in driver, null for a person
   */
  record CarDocument(
      int id,
      long userId,
      String username,
      int carId,
      CarType model,
      String carName,
      List<Integer> levels,
      @Nullable Strength strength,
      boolean ready,
      boolean isOnline,
      boolean hasLeft) {
    CarDocument {
      levels = List.copyOf(levels);
    }

    static CarDocument of(Entry entry) {
      return new CarDocument(
          entry.id(),
          entry.userId(),
          entry.username(),
          entry.carId(),
          entry.model(),
          entry.carName(),
          entry.levels(),
          entry.strength(),
          entry.ready(),
          !entry.isDisconnected() && !entry.left(),
          entry.left());
    }
  }

  static RaceDocument of(RaceRoom room) {
    var about = room.about();
    var stage = Stages.document(about.stage());
    var start = room.start();
    return new RaceDocument(
        room.raceId(),
        about.name(),
        room.status(),
        about.laps(),
        about.maxCars(),
        room.grid().size(),
        room.freeSeats(),
        room.spectators().size(),
        about.hostId(),
        about.hostUsername(),
        about.show(),
        about.createdAt(),
        stage.name(),
        stage.length(),
        about.stageKey(),
        stage,
        room.grid().stream().map(CarDocument::of).toList(),
        start == null ? null : start.countdown(),
        start == null ? null : start.startAt(),
        room.clock().startsAt(),
        start == null ? null : start.runId(),
        room.results(),
        room.chat());
  }
}
