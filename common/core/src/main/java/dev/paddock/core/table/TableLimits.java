package dev.paddock.core.table;

import java.time.Duration;

/** Every limit of a table that is not a game's own. */
public final class TableLimits {
  /** How long a player may be attached nowhere before he counts as disconnected. */
  public static final Duration PLAYER_GRACE = Duration.ofSeconds(3);

  /** How long a disconnected player keeps the seat. */
  public static final Duration SEAT_GRACE = Duration.ofSeconds(60);

  /** How long a spectator may be attached nowhere before he has left. */
  public static final Duration SPECTATOR_GRACE = Duration.ofSeconds(60);

  /** How long a waiting room stays without players. */
  public static final Duration EMPTY_ROOM = Duration.ofSeconds(60);

  /** How long a finished room can be read. */
  public static final Duration FINISHED_ROOM = Duration.ofMinutes(10);

  /** Lines of chat a room keeps. */
  public static final int CHAT_LINES = 50;

  /** Longest line of chat, in characters. */
  public static final int CHAT_CHARACTERS = 500;

  /** Most named spectators of a room. */
  public static final int SPECTATORS = 1_000;

  /** Longest seed a player may give, in hex digits. */
  public static final int SEED_DIGITS = 32;

  private TableLimits() {}
}
