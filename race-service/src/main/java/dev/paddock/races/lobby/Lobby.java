package dev.paddock.races.lobby;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of the lobby.
 *
 * @param made races it has asked for so far
 * @param offers the open races, oldest first
 * @param show the race for onlookers, null where none is wanted
 */
public record Lobby(long made, List<Offer> offers, @Nullable Show show) {
  static final Lobby EMPTY = new Lobby(0, List.of(), null);

  public Lobby {
    offers = List.copyOf(offers);
  }

  /**
   * The race for onlookers.
   *
   * @param race the room of the race, empty before the first
   * @param there whether it has been heard of
   * @param nextAt when the next one is asked for
   */
  public record Show(String race, boolean there, Instant nextAt) {}

  Optional<Offer> offer(String raceId) {
    return offers.stream().filter(it -> it.raceId().equals(raceId)).findFirst();
  }

  Lobby withOffers(List<Offer> next) {
    return new Lobby(made, next, show);
  }

  Lobby withMade(long next) {
    return new Lobby(next, offers, show);
  }

  Lobby withShow(Show next) {
    return new Lobby(made, offers, next);
  }
}
