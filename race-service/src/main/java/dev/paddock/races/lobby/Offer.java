package dev.paddock.races.lobby;

import java.time.Instant;
import java.util.List;

/**
 * An open race.
 *
 * @param epoch and {@code seq} of the newest of its events that is known, seq 0 before the first
 * @param free seats, the held ones among them
 * @param holds seats kept for people on their way
 */
public record Offer(
    String raceId, String name, String epoch, long seq, int free, List<Hold> holds, Instant since) {
  public Offer {
    holds = List.copyOf(holds);
  }

  /** A seat kept for somebody. */
  public record Hold(long userId, Instant until) {}

  /** Whether somebody else still finds a seat. */
  boolean hasSeat(long userId, Instant now) {
    return free > holds.stream().filter(it -> isHeld(it, userId, now)).count();
  }

  /** Whether a race that was only asked for never came. */
  boolean isLost(Instant now) {
    return seq == 0 && !since.plus(LobbyLimits.MAKING).isAfter(now);
  }

  private static boolean isHeld(Hold hold, long userId, Instant now) {
    return hold.userId() != userId && hold.until().isAfter(now);
  }
}
