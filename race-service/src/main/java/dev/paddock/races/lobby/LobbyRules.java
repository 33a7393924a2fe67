package dev.paddock.races.lobby;

import dev.paddock.core.Actor;
import dev.paddock.core.Decider;
import dev.paddock.core.Outcome;
import dev.paddock.core.Reason;
import dev.paddock.core.RoomId;
import dev.paddock.core.RoomNames;
import dev.paddock.core.Signal;
import dev.paddock.core.Stamp;
import dev.paddock.races.lobby.LobbyCommand.KeepShow;
import dev.paddock.races.lobby.LobbyCommand.Note;
import dev.paddock.races.lobby.LobbyCommand.Phase;
import dev.paddock.races.lobby.LobbyCommand.QuickRace;
import dev.paddock.races.lobby.LobbyCommand.Signalled;
import dev.paddock.races.lobby.LobbyEvent.Enter;
import dev.paddock.races.lobby.LobbyEvent.RaceFound;
import dev.paddock.races.lobby.LobbyEvent.RaceNoted;
import dev.paddock.races.lobby.LobbyEvent.ShowKept;
import dev.paddock.races.lobby.LobbyEvent.ShowWanted;

/** The rules of the lobby: who is in a hurry gets the next free seat. */
final class LobbyRules implements Decider<LobbyCommand, Lobby, LobbyEvent> {
  private static final String ROOM_PREFIX = "race_";
  private static final String NAME_SPACE = "races";

  @Override
  public Lobby initial(RoomId room) {
    return Lobby.EMPTY;
  }

  @Override
  public Lobby evolve(Lobby lobby, LobbyEvent event) {
    return LobbyFold.evolve(lobby, event);
  }

  @Override
  public Outcome<LobbyEvent> decide(Lobby lobby, LobbyCommand command, Stamp stamp) {
    return switch (command) {
      case QuickRace it -> find(lobby, it, stamp);
      case Note it -> isSystem(it.actor()) ? note(lobby, it, stamp) : forbidden();
      case KeepShow it -> isSystem(it.actor()) ? keepShow(lobby, stamp) : forbidden();
      case Signalled it -> signalled(lobby, it.signal(), stamp);
    };
  }

  private static Outcome<LobbyEvent> find(Lobby lobby, QuickRace command, Stamp stamp) {
    long userId = command.actor().userId();
    var until = stamp.at().plus(LobbyLimits.HOLD);
    var wanted = Wanted.quick(lobby.made() + 1);
    var open =
        lobby.offers().stream()
            .filter(it -> !it.isLost(stamp.at()) && it.hasSeat(userId, stamp.at()))
            .findFirst();
    var name = open.map(Offer::name).orElse(wanted.name());
    var race = open.map(Offer::raceId).orElseGet(() -> raceId(name));
    var enter = Enter.of(wanted, name, command.carId());
    return Outcome.accepted(new RaceFound(userId, race, name, open.isEmpty(), until, enter));
  }

  /** Events come in the order of their races; what is known already changes nothing. */
  private static Outcome<LobbyEvent> note(Lobby lobby, Note note, Stamp stamp) {
    return isOld(lobby, note) || isNobodys(lobby, note)
        ? Outcome.unchanged()
        : Outcome.accepted(
            new RaceNoted(
                note.race(),
                note.name(),
                note.epoch(),
                note.seq(),
                note.phase(),
                note.free(),
                stamp.at()));
  }

  private static boolean isOld(Lobby lobby, Note note) {
    return lobby
        .offer(note.race())
        .map(it -> it.epoch().equals(note.epoch()) && it.seq() >= note.seq())
        .orElse(false);
  }

  /** Something about a race that is no offer and does not become one. */
  private static boolean isNobodys(Lobby lobby, Note note) {
    var show = lobby.show();
    return note.phase() != Phase.OPEN
        && lobby.offer(note.race()).isEmpty()
        && (show == null || !show.race().equals(note.race()));
  }

  private static Outcome<LobbyEvent> keepShow(Lobby lobby, Stamp stamp) {
    return lobby.show() == null ? Outcome.accepted(new ShowKept(stamp.at())) : Outcome.unchanged();
  }

  private static Outcome<LobbyEvent> signalled(Lobby lobby, Signal signal, Stamp stamp) {
    var show = lobby.show();
    return signal instanceof Signal.Wake(var at) && show != null && show.nextAt().equals(at)
        ? Outcome.accepted(wanted(Wanted.show(lobby.made() + 1), stamp))
        : Outcome.unchanged();
  }

  private static ShowWanted wanted(Wanted wanted, Stamp stamp) {
    return new ShowWanted(raceId(wanted.name()), wanted, stamp.at());
  }

  private static String raceId(String name) {
    return RoomNames.id(ROOM_PREFIX, NAME_SPACE, name).value();
  }

  private static boolean isSystem(Actor actor) {
    return actor.kind() == Actor.Kind.SYSTEM;
  }

  private static Outcome<LobbyEvent> forbidden() {
    return Outcome.rejected(Reason.FORBIDDEN, "Only the system tells the lobby.");
  }
}
