package dev.paddock.core.table;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The state of a room with a table game.
 *
 * @param seats in seat order; once a game has begun nobody vanishes from them
 * @param match the game, null before it begins
 * @param closed whether the last message has been told
 * @param <G> the game's own part
 */
public record Table<G extends Record>(
    String roomId,
    Status status,
    About about,
    List<Seat> seats,
    List<Spectator> spectators,
    List<ChatLine> chat,
    @Nullable Match<G> match,
    boolean closed) {
  public Table {
    seats = List.copyOf(seats);
    spectators = List.copyOf(spectators);
    chat = List.copyOf(chat);
  }

  static <G extends Record> Table<G> absent(String roomId) {
    return new Table<>(
        roomId, Status.ABSENT, About.NOTHING, List.of(), List.of(), List.of(), null, false);
  }

  /** Whether commands find this room. */
  public boolean isOpen() {
    return status != Status.ABSENT && !closed;
  }

  public boolean isRunning() {
    return status == Status.IN_PROGRESS;
  }

  /** The players that have not left, in seat order. */
  public List<Seat> present() {
    return seats.stream().filter(seat -> !seat.left()).toList();
  }

  /** The seat of a player that has not left. */
  public Optional<Seat> seat(long userId) {
    return seats.stream().filter(seat -> seat.userId() == userId && !seat.left()).findFirst();
  }

  /** The seat of somebody of whom it is known that he has or had one. */
  public Seat player(long userId) {
    return seats.stream().filter(seat -> seat.userId() == userId).findFirst().orElseThrow();
  }

  Optional<Spectator> spectator(long userId) {
    return spectators.stream().filter(spectator -> spectator.userId() == userId).findFirst();
  }

  /** The game that has begun; only to be asked for where one has. */
  public Match<G> played() {
    if (match == null) {
      throw new IllegalStateException("no game has begun in " + roomId);
    }
    return match;
  }

  /** The game's own state. */
  public G game() {
    return played().game();
  }

  public Turn turn() {
    return played().turn();
  }

  /** The chance of the game that has begun. */
  public Fair fair() {
    var seeds = clientSeeds().stream().map(ClientSeed::seed).toList();
    return new Fair(played().secret(), roomId, played().epoch(), seeds);
  }

  /** The seeds players gave, in seat order. */
  List<ClientSeed> clientSeeds() {
    return seats.stream().flatMap(seat -> seedOf(seat).stream()).toList();
  }

  /** The table with another state of the game. */
  public Table<G> withGame(G game) {
    return withMatch(played().withGame(game));
  }

  /** The table with another score of a player. */
  public Table<G> withScore(long userId, int score) {
    return withSeat(userId, seat -> seat.withScore(score));
  }

  Table<G> withSeat(long userId, UnaryOperator<Seat> change) {
    return withSeats(
        seats.stream().map(seat -> seat.userId() == userId ? change.apply(seat) : seat).toList());
  }

  Table<G> withStatus(Status next) {
    return new Table<>(roomId, next, about, seats, spectators, chat, match, closed);
  }

  Table<G> withAbout(About next) {
    return new Table<>(roomId, status, next, seats, spectators, chat, match, closed);
  }

  Table<G> withSeats(List<Seat> next) {
    return new Table<>(roomId, status, about, next, spectators, chat, match, closed);
  }

  Table<G> withSpectators(List<Spectator> next) {
    return new Table<>(roomId, status, about, seats, next, chat, match, closed);
  }

  Table<G> withChat(List<ChatLine> next) {
    return new Table<>(roomId, status, about, seats, spectators, next, match, closed);
  }

  Table<G> withMatch(Match<G> next) {
    return new Table<>(roomId, status, about, seats, spectators, chat, next, closed);
  }

  Table<G> close() {
    return new Table<>(roomId, status, about, seats, spectators, chat, match, true);
  }

  private static Optional<ClientSeed> seedOf(Seat seat) {
    return Optional.ofNullable(seat.seed()).map(seed -> new ClientSeed(seat.userId(), seed));
  }
}
