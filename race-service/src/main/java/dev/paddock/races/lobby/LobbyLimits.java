package dev.paddock.races.lobby;

import java.time.Duration;

/** Every limit of the lobby. */
public final class LobbyLimits {
  /** Open races it knows; of more the oldest are forgotten. */
  public static final int OFFERS = 500;

  /** How long a seat is kept for somebody who was sent to a race. */
  public static final Duration HOLD = Duration.ofSeconds(10);

  /** How long a race that was asked for may take to be there. */
  public static final Duration MAKING = Duration.ofSeconds(15);

  /** From the end of a race for onlookers to the next one. */
  public static final Duration BETWEEN_SHOWS = Duration.ofSeconds(4);

  /** Longest race for onlookers; then the next one is asked for. */
  public static final Duration SHOW = Duration.ofMinutes(15);

  /** Seats of a race nothing is known of yet. */
  static final int SEATS = 8;

  private LobbyLimits() {}
}
