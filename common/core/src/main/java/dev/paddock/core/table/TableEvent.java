package dev.paddock.core.table;

import dev.paddock.core.Seed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened at a table; where nothing is hidden the record is also the message told. */
public sealed interface TableEvent {
  /** Told to the creator only. */
  record RoomCreated(
      String roomName, String gameType, long hostId, String hostUsername, Instant createdAt)
      implements TableEvent {}

  /** A player sat down; in an empty room he is the host. */
  record RoomJoined(String roomName, GamePlayer player, long hostId, String hostUsername)
      implements TableEvent {}

  /**
   * A player has gone for good.
   *
   * @param reason {@code left}, {@code timeout} or why the engine removed him
   * @param hostId the host from now on
   */
  record PlayerLeft(
      long userId, String username, String reason, long hostId, String hostUsername, Instant at)
      implements TableEvent {}

  record PlayerDisconnected(long userId, String username, Instant seatUntil)
      implements TableEvent {}

  record PlayerRejoined(long userId, String username) implements TableEvent {}

  record PlayerReady(long userId, String username, boolean ready, @Nullable String seed)
      implements TableEvent {}

  record SpectatorJoined(long userId, String username) implements TableEvent {}

  record SpectatorLeft(long userId, String username) implements TableEvent {}

  record ChatMessage(long userId, String username, String text, Instant at) implements TableEvent {}

  /**
   * The game begins.
   *
   * @param opening what everybody is told
   * @param secret hidden until the end
   */
  record GameStarted(Opening opening, String epoch, Seed secret) implements TableEvent {}

  record TurnChanged(long currentTurn, int turnNumber, Instant deadline) implements TableEvent {}

  /** The game is over. */
  record GameEnded(Result result, Seed secret) implements TableEvent {}

  /** The game ends without a result. */
  record GameAborted(String reason) implements TableEvent {}

  /**
   * The last message of a room.
   *
   * @param reason {@code ended}, {@code abandoned} or {@code replaced}
   */
  record RoomClosed(String reason) implements TableEvent {}

  /** An event of a game; its record is also its message, unless the game says otherwise. */
  non-sealed interface Played extends TableEvent {}

  /** The public form of {@link GameStarted}. */
  record Opening(
      String roomName,
      String gameType,
      List<GamePlayer> players,
      long firstTurn,
      int turnNumber,
      Instant deadline,
      Instant startedAt,
      String commitment,
      List<ClientSeed> clientSeeds) {
    public Opening {
      players = List.copyOf(players);
      clientSeeds = List.copyOf(clientSeeds);
    }
  }

  /**
   * The public form of {@link GameEnded}.
   *
   * @param finalScores {@code [[id, name, score], …]}, best first
   */
  record Ending(
      long winnerId,
      String winnerUsername,
      List<List<Object>> finalScores,
      String reason,
      Instant finishedAt,
      Seed secret) {
    public Ending {
      finalScores = finalScores.stream().map(List::copyOf).toList();
    }

    static Ending of(GameEnded ended) {
      var result = ended.result();
      return new Ending(
          result.winnerId(),
          result.winnerUsername(),
          result.finalScores().stream().map(Standing::wire).toList(),
          result.reason(),
          result.finishedAt(),
          ended.secret());
    }
  }
}
