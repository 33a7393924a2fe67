package dev.paddock.races.race;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The state of a race's room.
 *
 * @param grid the cars; once the countdown has begun nobody vanishes from them
 * @param start the start, null before the countdown
 * @param reported number of the newest report of the run that was decided about
 * @param results best first, empty before the end
 * @param closed whether the last message has been told
 */
public record RaceRoom(
    String raceId,
    Status status,
    About about,
    List<Entry> grid,
    List<Spectator> spectators,
    List<ChatLine> chat,
    Clock clock,
    @Nullable Start start,
    long reported,
    List<ResultRow> results,
    boolean closed) {
  public RaceRoom {
    grid = List.copyOf(grid);
    spectators = List.copyOf(spectators);
    chat = List.copyOf(chat);
    results = List.copyOf(results);
  }

  static RaceRoom absent(String raceId) {
    return new RaceRoom(
        raceId,
        Status.ABSENT,
        About.NOTHING,
        List.of(),
        List.of(),
        List.of(),
        Clock.STOPPED,
        null,
        0,
        List.of(),
        false);
  }

  /** Whether commands find this race. */
  public boolean isOpen() {
    return status != Status.ABSENT && !closed;
  }

  /** The people that drive and have not left. */
  public List<Entry> people() {
    return grid.stream().filter(it -> it.isPerson() && !it.left()).toList();
  }

  /** Seats people may still take; built-in drivers make room. */
  public int freeSeats() {
    return status == Status.WAITING ? about.maxCars() - people().size() : 0;
  }

  /** The car of a user that has not left. */
  Optional<Entry> seat(long userId) {
    return people().stream().filter(it -> it.userId() == userId).findFirst();
  }

  Optional<Spectator> spectator(long userId) {
    return spectators.stream().filter(it -> it.userId() == userId).findFirst();
  }

  /** The car of that number in the race. */
  Entry car(int id) {
    return grid.stream().filter(it -> it.id() == id).findFirst().orElseThrow();
  }

  /** The start; only to be asked for where the countdown has begun. */
  Start started() {
    if (start == null) {
      throw new IllegalStateException("no countdown has begun in " + raceId);
    }
    return start;
  }

  RaceRoom withStatus(Status next) {
    return new RaceRoom(
        raceId, next, about, grid, spectators, chat, clock, start, reported, results, closed);
  }

  RaceRoom withGrid(List<Entry> next) {
    return new RaceRoom(
        raceId, status, about, next, spectators, chat, clock, start, reported, results, closed);
  }

  RaceRoom withEntry(long userId, UnaryOperator<Entry> change) {
    return withGrid(
        grid.stream()
            .map(it -> it.userId() == userId && !it.left() ? change.apply(it) : it)
            .toList());
  }

  RaceRoom withSpectators(List<Spectator> next) {
    return new RaceRoom(
        raceId, status, about, grid, next, chat, clock, start, reported, results, closed);
  }

  RaceRoom withChat(List<ChatLine> next) {
    return new RaceRoom(
        raceId, status, about, grid, spectators, next, clock, start, reported, results, closed);
  }

  RaceRoom withClock(Clock next) {
    return new RaceRoom(
        raceId, status, about, grid, spectators, chat, next, start, reported, results, closed);
  }

  RaceRoom withStart(Start next) {
    return new RaceRoom(
        raceId, status, about, grid, spectators, chat, clock, next, reported, results, closed);
  }

  RaceRoom withReported(long n) {
    return new RaceRoom(
        raceId, status, about, grid, spectators, chat, clock, start, n, results, closed);
  }

  RaceRoom withResults(List<ResultRow> rows) {
    return new RaceRoom(
        raceId, status, about, grid, spectators, chat, clock, start, reported, rows, closed);
  }

  RaceRoom close() {
    return new RaceRoom(
        raceId, status, about, grid, spectators, chat, clock, start, reported, results, true);
  }
}
