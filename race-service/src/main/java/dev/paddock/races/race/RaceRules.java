package dev.paddock.races.race;

import dev.paddock.core.Decider;
import dev.paddock.core.Outcome;
import dev.paddock.core.RoomId;
import dev.paddock.core.Stamp;
import dev.paddock.races.race.RaceCommand.CreateRace;
import dev.paddock.races.race.RaceCommand.EnterRace;
import dev.paddock.races.race.RaceCommand.JoinRace;
import dev.paddock.races.race.RaceCommand.LeaveRace;
import dev.paddock.races.race.RaceCommand.Ready;
import dev.paddock.races.race.RaceCommand.RejoinRace;
import dev.paddock.races.race.RaceCommand.Reported;
import dev.paddock.races.race.RaceCommand.SendChat;
import dev.paddock.races.race.RaceCommand.Signalled;
import dev.paddock.races.race.RaceCommand.Spectate;

/** The rules of a race's room: which command goes where. */
final class RaceRules implements Decider<RaceCommand, RaceRoom, RaceEvent> {
  @Override
  public RaceRoom initial(RoomId room) {
    return RaceRoom.absent(room.value());
  }

  @Override
  public RaceRoom evolve(RaceRoom room, RaceEvent event) {
    return RaceFold.evolve(room, event);
  }

  @Override
  public Outcome<RaceEvent> decide(RaceRoom room, RaceCommand command, Stamp stamp) {
    return switch (command) {
      case Signalled it -> Signals.decide(room, it.signal(), stamp);
      case Reported it -> Reports.decide(room, it, stamp);
      case CreateRace it -> Entrance.create(room, it, stamp);
      case EnterRace it -> Entrance.enter(room, it, stamp);
      default -> room.isOpen() ? decideOpen(room, command, stamp) : Refusals.noRace(room);
    };
  }

  private static Outcome<RaceEvent> decideOpen(RaceRoom room, RaceCommand command, Stamp stamp) {
    return switch (command) {
      case JoinRace it -> Entrance.join(Story.begin(room), it, stamp);
      case RejoinRace it -> Entrance.rejoin(room, it.actor().userId());
      case Spectate it -> Entrance.spectate(room, it.actor());
      case Ready it -> Starting.ready(room, it, stamp);
      case LeaveRace it -> Leaving.leave(room, it, stamp);
      case SendChat it -> Chat.say(room, it, stamp);
      case CreateRace it -> Entrance.create(room, it, stamp);
      case EnterRace it -> Entrance.enter(room, it, stamp);
      case Reported it -> Reports.decide(room, it, stamp);
      case Signalled it -> Signals.decide(room, it.signal(), stamp);
    };
  }
}
