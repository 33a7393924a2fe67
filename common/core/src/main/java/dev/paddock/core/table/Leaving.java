package dev.paddock.core.table;

import dev.paddock.core.Outcome;
import dev.paddock.core.Stamp;
import dev.paddock.core.table.TableCommand.LeaveRoom;
import dev.paddock.core.table.TableCommand.LeaveSpectate;
import dev.paddock.core.table.TableEvent.PlayerLeft;
import dev.paddock.core.table.TableEvent.SpectatorLeft;

/** Who goes: players with the forfeit that may follow, spectators. */
record Leaving<G extends Record>(TableGame<G> game, Waiting<G> waiting) {
  Outcome<TableEvent> leave(Story<G> story, LeaveRoom command, Stamp stamp) {
    var table = story.table();
    var seat = table.seat(command.actor().userId());
    if (seat.isEmpty()) {
      return Refusals.notAPlayer(table, command.actor().userId());
    }
    return gone(story, seat.get(), TableEnd.LEFT, stamp).outcome();
  }

  Outcome<TableEvent> unwatch(Story<G> story, LeaveSpectate command) {
    var spectator = story.table().spectator(command.actor().userId());
    if (spectator.isEmpty()) {
      return Refusals.stranger(story.table());
    }
    return unwatch(story, spectator.get()).outcome();
  }

  Story<G> unwatch(Story<G> story, Spectator spectator) {
    return story.tell(new SpectatorLeft(spectator.userId(), spectator.username()));
  }

  /** A player goes for good; what that means follows from where the room is in its life. */
  Story<G> gone(Story<G> story, Seat seat, String reason, Stamp stamp) {
    var after = story.tell(left(story.table(), seat, reason, stamp));
    return switch (after.table().status()) {
      case WAITING -> waiting.startIfReady(after, stamp);
      case IN_PROGRESS -> goOn(after, seat, stamp);
      case FINISHED, ABANDONED, ABSENT -> after;
    };
  }

  private Story<G> goOn(Story<G> story, Seat seat, Stamp stamp) {
    var rest = story.table().present();
    return rest.size() == 1
        ? story.end(rest.getFirst().userId(), TableEnd.FORFEIT, stamp.at())
        : game.left(story, seat.userId(), stamp);
  }

  /** The host's seat passes on to the player who has been there longest. */
  private PlayerLeft left(Table<G> table, Seat seat, String reason, Stamp stamp) {
    var about = table.about();
    var heir = table.present().stream().filter(it -> it.userId() != seat.userId()).findFirst();
    var passesOn = about.hostId() == seat.userId() && heir.isPresent();
    var hostId = passesOn ? heir.get().userId() : about.hostId();
    var hostName = passesOn ? heir.get().username() : about.hostUsername();
    return new PlayerLeft(seat.userId(), seat.username(), reason, hostId, hostName, stamp.at());
  }
}
