package dev.paddock.races.race;

import dev.paddock.races.race.RaceEvent.CarFinished;
import dev.paddock.races.race.RaceEvent.CarRetired;
import dev.paddock.races.race.RaceEvent.ChatMessage;
import dev.paddock.races.race.RaceEvent.Checkpoint;
import dev.paddock.races.race.RaceEvent.Collision;
import dev.paddock.races.race.RaceEvent.DriverDisconnected;
import dev.paddock.races.race.RaceEvent.DriverLeft;
import dev.paddock.races.race.RaceEvent.DriverReady;
import dev.paddock.races.race.RaceEvent.DriverRejoined;
import dev.paddock.races.race.RaceEvent.Lap;
import dev.paddock.races.race.RaceEvent.RaceAborted;
import dev.paddock.races.race.RaceEvent.RaceClosed;
import dev.paddock.races.race.RaceEvent.RaceCreated;
import dev.paddock.races.race.RaceEvent.RaceEnd;
import dev.paddock.races.race.RaceEvent.RaceJoined;
import dev.paddock.races.race.RaceEvent.RaceStart;
import dev.paddock.races.race.RaceEvent.Sector;
import dev.paddock.races.race.RaceEvent.Shortcut;
import dev.paddock.races.race.RaceEvent.SpectatorJoined;
import dev.paddock.races.race.RaceEvent.SpectatorLeft;
import dev.paddock.races.race.RaceEvent.WrongWay;
import java.util.List;
import java.util.stream.Stream;

/** How events change a race's room. */
final class RaceFold {
  private RaceFold() {}

  static RaceRoom evolve(RaceRoom room, RaceEvent event) {
    return switch (event) {
      case RaceCreated it -> created(room, it);
      case RaceJoined it -> joined(room, it);
      case DriverReady it -> room.withEntry(it.userId(), entry -> entry.withReady(it.ready()));
      case DriverLeft it -> left(room, it);
      case DriverDisconnected it ->
          room.withEntry(it.userId(), entry -> entry.withSeatUntil(it.seatUntil()));
      case DriverRejoined it -> room.withEntry(it.userId(), entry -> entry.withSeatUntil(null));
      case SpectatorJoined it ->
          room.withSpectators(append(room.spectators(), new Spectator(it.userId(), it.username())));
      case SpectatorLeft it ->
          room.withSpectators(
              room.spectators().stream().filter(s -> s.userId() != it.userId()).toList());
      case ChatMessage it -> said(room, it);
      case RaceStart it -> started(room, it);
      case Checkpoint it -> room.withReported(it.n());
      case Sector it -> room.withReported(it.n());
      case Lap it -> room.withReported(it.n());
      case Collision it -> room.withReported(it.n());
      case WrongWay it -> room.withReported(it.n());
      case Shortcut it -> room.withReported(it.n());
      case CarFinished it -> room.withReported(it.n());
      case CarRetired it -> room.withReported(it.n());
      case RaceEnd it -> ended(room, it);
      case RaceAborted it -> room.withStatus(Status.ABANDONED);
      case RaceClosed it -> closed(room, it);
    };
  }

  private static RaceRoom created(RaceRoom room, RaceCreated event) {
    var clock =
        Clock.STOPPED.withEmptySince(event.about().createdAt()).withStartsAt(event.startsAt());
    var made = RaceRoom.absent(room.raceId()).withStatus(Status.WAITING).withClock(clock);
    return new RaceRoom(
        made.raceId(),
        made.status(),
        event.about(),
        event.drivers(),
        made.spectators(),
        made.chat(),
        made.clock(),
        null,
        0,
        List.of(),
        false);
  }

  private static RaceRoom joined(RaceRoom room, RaceJoined event) {
    return room.withGrid(append(room.grid(), event.car()))
        .withClock(room.clock().withEmptySince(null).withStartsAt(event.startsAt()));
  }

  /** Once the countdown has begun, who leaves stays in the list: the result is about him too. */
  private static RaceRoom left(RaceRoom room, DriverLeft event) {
    if (room.status() != Status.WAITING) {
      return room.withEntry(event.userId(), Entry::gone);
    }
    var rest = room.withGrid(room.grid().stream().filter(it -> it.id() != event.car()).toList());
    return rest.people().isEmpty() ? rest.withClock(rest.clock().withEmptySince(event.at())) : rest;
  }

  private static RaceRoom said(RaceRoom room, ChatMessage event) {
    var line = new ChatLine(event.userId(), event.username(), event.text(), event.at());
    var chat = append(room.chat(), line);
    return room.withChat(
        chat.subList(Math.max(0, chat.size() - RaceLimits.CHAT_LINES), chat.size()));
  }

  private static RaceRoom started(RaceRoom room, RaceStart event) {
    var start =
        new Start(
            event.runId(), event.startAt(), event.seed(), event.limitTicks(), event.countdown());
    return room.withStatus(event.countdown() > 0 ? Status.COUNTDOWN : Status.RACING)
        .withStart(start);
  }

  private static RaceRoom ended(RaceRoom room, RaceEnd event) {
    return room.withReported(event.n())
        .withStatus(Status.FINISHED)
        .withResults(event.results())
        .withClock(room.clock().withEndedAt(event.finishedAt()));
  }

  private static RaceRoom closed(RaceRoom room, RaceClosed event) {
    return event.reason().equals(Words.ABANDONED)
        ? room.withStatus(Status.ABANDONED).close()
        : room.close();
  }

  private static <T> List<T> append(List<T> list, T last) {
    return Stream.concat(list.stream(), Stream.of(last)).toList();
  }
}
