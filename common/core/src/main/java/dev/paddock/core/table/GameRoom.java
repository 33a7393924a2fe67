package dev.paddock.core.table;

import dev.paddock.core.Flat;
import dev.paddock.core.Head;
import java.time.Instant;
import java.util.List;

/**
 * The document of a room as lists, Redis and late joiners see it.
 *
 * @param players in seat order, those who left a game that had begun among them
 * @param playerCount those who have not left
 * @param spectators user ids
 * @param game what the game adds
 */
public record GameRoom(
    String roomId,
    String roomName,
    String gameType,
    String status,
    long hostId,
    String hostUsername,
    List<GamePlayer> players,
    int playerCount,
    int minPlayers,
    int maxPlayers,
    List<Long> spectators,
    int spectatorCount,
    Instant createdAt,
    @Flat Progress progress,
    @Flat Record game,
    List<ChatLine> chat,
    long seq,
    String epoch) {
  public GameRoom {
    players = List.copyOf(players);
    spectators = List.copyOf(spectators);
    chat = List.copyOf(chat);
  }

  static GameRoom of(Table<?> table, TableGame<?> rules, Head head, Record game) {
    var about = table.about();
    return new GameRoom(
        table.roomId(),
        about.name(),
        about.gameType(),
        table.status().wire(),
        about.hostId(),
        about.hostUsername(),
        table.seats().stream().map(GamePlayer::of).toList(),
        table.present().size(),
        rules.minPlayers(),
        rules.maxPlayers(),
        table.spectators().stream().map(Spectator::userId).toList(),
        table.spectators().size(),
        about.createdAt(),
        Progress.of(table),
        game,
        table.chat(),
        head.seq(),
        head.epoch());
  }
}
