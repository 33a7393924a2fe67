package dev.paddock.races.lobby;

import dev.paddock.races.lobby.Lobby.Show;
import dev.paddock.races.lobby.LobbyCommand.Phase;
import dev.paddock.races.lobby.LobbyEvent.RaceFound;
import dev.paddock.races.lobby.LobbyEvent.RaceNoted;
import dev.paddock.races.lobby.LobbyEvent.ShowKept;
import dev.paddock.races.lobby.LobbyEvent.ShowWanted;
import dev.paddock.races.lobby.Offer.Hold;
import java.util.ArrayList;
import java.util.List;

/** How events change the lobby. */
final class LobbyFold {
  private LobbyFold() {}

  static Lobby evolve(Lobby lobby, LobbyEvent event) {
    return switch (event) {
      case RaceFound it -> found(lobby, it);
      case RaceNoted it -> showNoted(offerNoted(lobby, it), it);
      case ShowKept it -> lobby.withShow(new Show("", true, it.at()));
      case ShowWanted it ->
          lobby
              .withMade(lobby.made() + 1)
              .withShow(new Show(it.race(), false, it.at().plus(LobbyLimits.MAKING)));
    };
  }

  private static Lobby found(Lobby lobby, RaceFound event) {
    var hold = new Hold(event.userId(), event.heldUntil());
    var since = event.heldUntil().minus(LobbyLimits.HOLD);
    var known =
        lobby
            .offer(event.race())
            .orElse(
                new Offer(event.race(), event.name(), "", 0, LobbyLimits.SEATS, List.of(), since));
    var holds =
        new ArrayList<>(
            known.holds().stream()
                .filter(it -> it.userId() != hold.userId() && it.until().isAfter(since))
                .toList());
    holds.add(hold);
    var held =
        new Offer(
            known.raceId(),
            known.name(),
            known.epoch(),
            known.seq(),
            known.free(),
            holds,
            known.since());
    return put(event.made() ? lobby.withMade(lobby.made() + 1) : lobby, held);
  }

  private static Lobby offerNoted(Lobby lobby, RaceNoted event) {
    if (event.phase() != Phase.OPEN) {
      return lobby.withOffers(others(lobby, event.race()));
    }
    var known = lobby.offer(event.race());
    var name = known.map(Offer::name).orElse(event.name());
    var holds = known.map(Offer::holds).orElse(List.of());
    if (name == null) {
      return lobby; // Forgotten long ago.
    }
    return put(
        lobby,
        new Offer(
            event.race(),
            name,
            event.raceEpoch(),
            event.raceSeq(),
            event.free(),
            holds,
            event.at()));
  }

  /** The next race for onlookers comes soon after this one. */
  private static Lobby showNoted(Lobby lobby, RaceNoted event) {
    var show = lobby.show();
    if (show == null || !show.race().equals(event.race())) {
      return lobby;
    }
    var pause = event.phase() == Phase.OVER ? LobbyLimits.BETWEEN_SHOWS : LobbyLimits.SHOW;
    return show.there() && event.phase() != Phase.OVER
        ? lobby
        : lobby.withShow(new Show(show.race(), true, event.at().plus(pause)));
  }

  private static Lobby put(Lobby lobby, Offer offer) {
    var offers = new ArrayList<Offer>(lobby.offers());
    int at = offers.indexOf(lobby.offer(offer.raceId()).orElse(null));
    if (at >= 0) {
      offers.set(at, offer);
    } else {
      offers.add(offer);
    }
    return lobby.withOffers(
        offers.subList(Math.max(0, offers.size() - LobbyLimits.OFFERS), offers.size()));
  }

  private static List<Offer> others(Lobby lobby, String raceId) {
    return lobby.offers().stream().filter(it -> !it.raceId().equals(raceId)).toList();
  }
}
