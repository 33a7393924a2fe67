package dev.paddock.races.race;

import dev.paddock.core.Outcome;
import dev.paddock.core.Stamp;
import dev.paddock.core.run.Report;
import dev.paddock.races.race.RaceCommand.Reported;
import dev.paddock.races.race.RaceEvent.CarFinished;
import dev.paddock.races.race.RaceEvent.CarRetired;
import dev.paddock.races.race.RaceEvent.Checkpoint;
import dev.paddock.races.race.RaceEvent.Collision;
import dev.paddock.races.race.RaceEvent.Lap;
import dev.paddock.races.race.RaceEvent.RaceEnd;
import dev.paddock.races.race.RaceEvent.Sector;
import dev.paddock.races.race.RaceEvent.Shortcut;
import dev.paddock.races.race.RaceEvent.WrongWay;
import dev.paddock.races.race.run.Said;
import org.jspecify.annotations.Nullable;

/** What the run says becomes what has happened, once. */
final class Reports {
  private Reports() {}

  static Outcome<RaceEvent> decide(RaceRoom room, Reported command, Stamp stamp) {
    var report = command.report();
    return isNews(room, command) && report.what() instanceof Said said
        ? Outcome.accepted(event(room, report, said, stamp))
        : Outcome.unchanged();
  }

  /** A report of another run, or one that was decided about, is none. */
  private static boolean isNews(RaceRoom room, Reported command) {
    return room.isOpen()
        && room.status().isUnderWay()
        && room.started().runId().equals(command.runId())
        && command.report().n() > room.reported();
  }

  private static RaceEvent event(RaceRoom room, Report report, Said said, Stamp stamp) {
    long n = report.n();
    int tick = report.tick();
    return switch (said) {
      case Said.Checkpoint it -> new Checkpoint(n, tick, it.car(), it.number(), it.time());
      case Said.Sector it -> new Sector(n, tick, it.car(), it.number(), it.time());
      case Said.Lap it -> new Lap(n, tick, it.car(), it.number(), it.time());
      case Said.Collision it -> new Collision(n, tick, it.car(), other(it.other()), it.speed());
      case Said.WrongWay it -> new WrongWay(n, tick, it.car(), it.wrong());
      case Said.Shortcut it -> new Shortcut(n, tick, it.car(), it.gained());
      case Said.Finished it ->
          new CarFinished(n, tick, it.car(), user(room, it.car()), it.position(), it.time());
      case Said.Retired it -> new CarRetired(n, tick, it.car(), user(room, it.car()));
      case Said.Over it -> end(room, report, it, stamp);
    };
  }

  private static RaceEnd end(RaceRoom room, Report report, Said.Over over, Stamp stamp) {
    var about = room.about();
    return new RaceEnd(
        report.n(),
        report.tick(),
        about.name(),
        room.started().runId(),
        about.stageKey(),
        Stages.document(about.stage()).name(),
        about.laps(),
        Results.of(room, over),
        room.started().startAt(),
        stamp.at());
  }

  private static long user(RaceRoom room, int car) {
    return room.car(car).userId();
  }

  private static @Nullable Integer other(int car) {
    return car == Said.WALL ? null : car;
  }
}
