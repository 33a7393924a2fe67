package dev.paddock.races.race.run;

import dev.paddock.core.run.Report;
import dev.paddock.races.race.run.Said.Place;
import dev.paddock.simulation.Events;
import dev.paddock.simulation.Race;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers what a race has to say. */
final class Saying {
  /** Ticks between two collisions of a car that are told. */
  static final int COLLISION_TICKS = 30;

  /** Slower contacts are not told, in m/s. */
  static final double COLLISION_SPEED = 2;

  private static final double MILLIS = 1_000;

  private final Race race;
  private final int[] numbers;
  private final int[] nextCollision;
  private List<Report> reports = List.of();
  private long n;
  private boolean isOver;

  Saying(Race race, int[] numbers) {
    this.race = race;
    this.numbers = numbers;
    this.nextCollision = new int[numbers.length];
  }

  /** Hears what the last step did. */
  void listen() {
    reports = List.of();
    var events = race.events();
    for (int i = 0; i < events.count(); i++) {
      say(said(events, i));
    }
    if (race.over() && !isOver) {
      isOver = true;
      say(new Said.Over(places()));
    }
  }

  List<Report> reports() {
    return reports;
  }

  boolean isOver() {
    return isOver;
  }

  private void say(@Nullable Said said) {
    if (said == null) {
      return;
    }
    var longer = new ArrayList<>(reports);
    longer.add(new Report(++n, race.tick(), (Record) said));
    reports = List.copyOf(longer);
  }

  private @Nullable Said said(Events events, int i) {
    int car = numbers[events.car(i)];
    int number = events.number(i);
    double value = rounded(events.value(i));
    return switch (events.kind(i)) {
      case CHECKPOINT -> new Said.Checkpoint(car, number, value);
      case SECTOR -> new Said.Sector(car, number, value);
      case LAP -> new Said.Lap(car, number, value);
      case FINISHED -> new Said.Finished(car, number, value);
      case WRONG_WAY -> new Said.WrongWay(car, number == 1);
      case SHORTCUT -> new Said.Shortcut(car, value);
      case RETIRED -> new Said.Retired(car);
      case COLLISION -> collision(events.car(i), events.other(i), value);
      case PUT_BACK, NITRO -> null; // They are seen in the states.
    };
  }

  /** A car that scrapes along a wall is told of now and then only. */
  private @Nullable Said collision(int car, int other, double speed) {
    if (speed < COLLISION_SPEED || race.tick() < nextCollision[car]) {
      return null;
    }
    nextCollision[car] = race.tick() + COLLISION_TICKS;
    return new Said.Collision(numbers[car], other < 0 ? Said.WALL : numbers[other], speed);
  }

  private List<Place> places() {
    var places = new ArrayList<Place>(numbers.length);
    for (int place = 0; place < numbers.length; place++) {
      int car = race.carAt(place);
      var time = race.finished(car) ? rounded(race.finishTime(car)) : null;
      var lap = race.bestLap(car) > 0 ? rounded(race.bestLap(car)) : null;
      places.add(new Place(numbers[car], time, lap));
    }
    return places;
  }

  private static double rounded(double value) {
    return Math.rint(value * MILLIS) / MILLIS;
  }
}
