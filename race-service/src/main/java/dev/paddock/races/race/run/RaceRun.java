package dev.paddock.races.race.run;

import dev.paddock.core.Reason;
import dev.paddock.core.run.Input;
import dev.paddock.core.run.Report;
import dev.paddock.core.run.Run;
import dev.paddock.core.run.RunClock;
import dev.paddock.core.run.Running;
import dev.paddock.races.race.run.GameState.CarState;
import dev.paddock.races.race.run.GameState.RaceInfo;
import dev.paddock.simulation.CarSpec;
import dev.paddock.simulation.Controls;
import dev.paddock.simulation.Driver;
import dev.paddock.simulation.Race;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A race being driven: people by their inputs, built-in drivers by themselves. */
public final class RaceRun implements Running {
  /** Ticks by which a client's clock may be wrong; an input of farther away is refused. */
  static final int MAX_TICKS_AWAY = 600;

  private static final int NOBODY = -1;
  private static final double MILLIS = 1_000;

  private final RaceSpec spec;
  private final Race race;
  private final @Nullable Driver[] drivers;
  private final int[] numbers;
  private final int[] inputs;
  private final boolean[] gaveUp;
  private final InputScan scan = new InputScan();
  private final Saying saying;
  private final Ending ending;

  public RaceRun(Run run) {
    spec = (RaceSpec) run.spec();
    int cars = spec.cars().size();
    var stage = spec.stage().make();
    var specs = new CarSpec[cars];
    drivers = new Driver[cars];
    numbers = new int[cars];
    inputs = new int[cars];
    gaveUp = new boolean[cars];
    for (int i = 0; i < cars; i++) {
      var car = spec.cars().get(i);
      var strength = car.strength();
      specs[i] = car.spec();
      numbers[i] = car.id();
      drivers[i] = strength == null ? null : new Driver(stage, specs[i], strength);
    }
    race = new Race(stage, specs, spec.laps(), spec.seed());
    saying = new Saying(race, numbers);
    ending = new Ending(race, spec);
  }

  @Override
  public int tick() {
    return race.tick();
  }

  @Override
  public Input input(long userId, byte[] frame) {
    int place = placeOf(userId);
    if (place == NOBODY) {
      return new Input.Refused(Reason.NOT_A_PLAYER, "Only those who drive can steer.");
    }
    scan.read(frame);
    if (scan.tick() >= 0 && Math.abs(scan.tick() - race.tick()) > MAX_TICKS_AWAY) {
      return new Input.Refused(
          Reason.INVALID_FIELD,
          "tick is " + scan.tick() + ", expected one near " + race.tick() + ".");
    }
    int n = scan.n() < 0 ? Packed.NEXT : (int) scan.n();
    return new Input.Taken(Packed.of(place, scan.controls(), n));
  }

  @Override
  public void apply(byte[] packed) {
    if (Packed.is(packed)) {
      steer(Packed.place(packed), Packed.controls(packed), Packed.n(packed));
    } else if (Orders.are(packed)) {
      for (int i = 0; i < gaveUp.length; i++) {
        gaveUp[i] |= Orders.retires(packed, i);
      }
    }
  }

  @Override
  public void step() {
    boolean ends = ending.isDue();
    for (int i = 0; i < numbers.length; i++) {
      var driver = drivers[i];
      if (ends || gaveUp[i]) {
        race.setInput(i, Controls.retire());
      } else if (driver != null) {
        race.setInput(i, driver.controls(race, i));
      }
    }
    race.step();
    saying.listen();
  }

  @Override
  public List<Report> reports() {
    return saying.reports();
  }

  @Override
  public boolean over() {
    return saying.isOver();
  }

  @Override
  public long hash() {
    return Long.parseUnsignedLong(race.hash(), 16);
  }

  @Override
  public Record frame(RunClock clock) {
    var cars = new ArrayList<CarState>(numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      cars.add(car(i));
    }
    return new GameState(race.tick(), cars, info(clock));
  }

  @Override
  public byte[] binaryFrame() {
    return BinaryState.of(race, numbers, inputs);
  }

  @Override
  public RaceInfo info(RunClock clock) {
    var standings = new ArrayList<Integer>(numbers.length);
    for (int place = 0; place < numbers.length; place++) {
      standings.add(numbers[race.carAt(place)]);
    }
    return new RaceInfo(
        over() ? "finished" : "racing",
        spec.laps(),
        clock.startAt().toEpochMilli(),
        clock.shiftMillis(),
        clock.inputDelay(),
        standings);
  }

  private void steer(int place, int controls, int n) {
    boolean isPerson = place >= 0 && place < drivers.length && drivers[place] == null;
    if (isPerson && Controls.valid(controls) && !Controls.retires(controls)) {
      race.setInput(place, controls);
      inputs[place] = n == Packed.NEXT ? inputs[place] + 1 : n;
    }
  }

  private int placeOf(long userId) {
    for (int i = 0; i < drivers.length; i++) {
      if (drivers[i] == null && spec.cars().get(i).userId() == userId && !gaveUp[i]) {
        return i;
      }
    }
    return NOBODY;
  }

  private CarState car(int car) {
    return new CarState(
        numbers[car],
        rounded(race.x(car)),
        rounded(race.y(car)),
        rounded(race.vx(car)),
        rounded(race.vy(car)),
        rounded(race.heading(car)),
        rounded(race.angularVelocity(car)),
        race.surface(car),
        race.checkpoint(car),
        race.lap(car),
        rounded(race.nitro(car)),
        race.nitroTicks(car) > 0,
        race.offTrack(car),
        race.drifting(car),
        race.wrongWay(car),
        race.finished(car),
        race.retired(car),
        inputs[car]);
  }

  /** To a thousandth: more does not show. */
  private static double rounded(double value) {
    return Math.rint(value * MILLIS) / MILLIS;
  }
}
