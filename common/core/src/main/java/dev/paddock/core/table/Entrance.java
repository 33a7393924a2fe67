package dev.paddock.core.table;

import dev.paddock.core.Actor;
import dev.paddock.core.Outcome;
import dev.paddock.core.RoomNames;
import dev.paddock.core.Stamp;
import dev.paddock.core.table.TableCommand.CreateRoom;
import dev.paddock.core.table.TableCommand.JoinRoom;
import dev.paddock.core.table.TableCommand.RejoinRoom;
import dev.paddock.core.table.TableCommand.Spectate;
import dev.paddock.core.table.TableEvent.PlayerRejoined;
import dev.paddock.core.table.TableEvent.RoomCreated;
import dev.paddock.core.table.TableEvent.RoomJoined;
import dev.paddock.core.table.TableEvent.SpectatorJoined;
import dev.paddock.core.table.TableEvent.SpectatorLeft;
import org.jspecify.annotations.Nullable;

/** Who comes in: creating, joining, coming back, watching. */
record Entrance<G extends Record>(TableGame<G> game) {
  Outcome<TableEvent> create(Story<G> story, CreateRoom command, Stamp stamp) {
    if (story.table().isOpen()) {
      return Refusals.exists(story.table());
    }
    if (!RoomNames.isValid(command.roomName())) {
      return Refusals.badName();
    }
    var host = command.actor();
    var name = RoomNames.display(command.roomName());
    var created = new RoomCreated(name, game.name(), host.userId(), host.username(), stamp.at());
    return sit(story.tell(created), host, command.avatarId(), stamp).outcome();
  }

  Outcome<TableEvent> join(Story<G> story, JoinRoom command, Stamp stamp) {
    var table = story.table();
    var actor = command.actor();
    if (table.seat(actor.userId()).isPresent()) {
      return Refusals.seated(table);
    }
    if (table.status() != Status.WAITING) {
      return Refusals.begun(table);
    }
    if (table.seats().size() >= game.maxPlayers()) {
      return Refusals.full(table, game.maxPlayers());
    }
    return sit(stopWatching(story, actor), actor, command.avatarId(), stamp).outcome();
  }

  Outcome<TableEvent> rejoin(Story<G> story, RejoinRoom command) {
    var table = story.table();
    var seat = table.seat(command.actor().userId());
    if (seat.isEmpty()) {
      return Refusals.notAPlayer(table, command.actor().userId());
    }
    return back(story, seat.get()).outcome();
  }

  Outcome<TableEvent> spectate(Story<G> story, Spectate command) {
    var table = story.table();
    var actor = command.actor();
    if (table.seat(actor.userId()).isPresent()) {
      return Refusals.seated(table);
    }
    if (table.spectator(actor.userId()).isPresent()) {
      return story.outcome();
    }
    if (table.spectators().size() >= TableLimits.SPECTATORS) {
      return Refusals.crowded(table);
    }
    return story.tell(new SpectatorJoined(actor.userId(), actor.username())).outcome();
  }

  /** Says that a player is back, where it was said that he was not there. */
  static <G extends Record> Story<G> back(Story<G> story, Seat seat) {
    return seat.isDisconnected()
        ? story.tell(new PlayerRejoined(seat.userId(), seat.username()))
        : story;
  }

  private Story<G> stopWatching(Story<G> story, Actor actor) {
    return story
        .table()
        .spectator(actor.userId())
        .map(it -> story.tell(new SpectatorLeft(it.userId(), it.username())))
        .orElse(story);
  }

  private Story<G> sit(Story<G> story, Actor actor, @Nullable Integer avatarId, Stamp stamp) {
    var about = story.table().about();
    var avatar = avatarId == null ? actor.avatarId() : avatarId;
    var player = GamePlayer.joining(actor.userId(), actor.username(), avatar, stamp.at());
    return story.tell(
        story.table().seats().isEmpty()
            ? new RoomJoined(about.name(), player, actor.userId(), actor.username())
            : new RoomJoined(about.name(), player, about.hostId(), about.hostUsername()));
  }
}
