package dev.paddock.simulation;

/** What can be read of a race between two steps. */
public abstract sealed class RaceState permits Race {
  final Stage stage;
  final int laps;
  final int seed;
  final Cars cars;
  final CarModel[] models;
  final Events events = new Events();
  final Standings standings;
  int tick;

  private final int stepsABeat;

  RaceState(Stage stage, CarSpec[] specs, int laps, int seed, int ticksPerSecond) {
    check("cars", specs.length, Physics.MIN_CARS, Physics.MAX_CARS);
    check("laps", laps, 1, stage.closed() ? Physics.MAX_LAPS : 1);
    this.stage = stage;
    this.laps = laps;
    this.seed = seed;
    this.stepsABeat = ticksPerSecond / Physics.TICKS_PER_SECOND;
    cars = new Cars(specs.length);
    models = new CarModel[specs.length];
    for (int car = 0; car < models.length; car++) {
      models[car] = new CarModel(specs[car]);
      cars.nitroCharges[car] = models[car].nitroCharges;
    }
    standings = new Standings(cars);
  }

  public Stage stage() {
    return stage;
  }

  public int cars() {
    return cars.count;
  }

  public int laps() {
    return laps;
  }

  public int seed() {
    return seed;
  }

  /** Steps made so far. */
  public int tick() {
    return tick;
  }

  /** Sixtieths of a second since the start, whatever the rate of steps. */
  int beat() {
    return tick / stepsABeat;
  }

  /** What happened in the last step; overwritten by the next. */
  public Events events() {
    return events;
  }

  public double x(int car) {
    return cars.x[car];
  }

  public double y(int car) {
    return cars.y[car];
  }

  public double vx(int car) {
    return cars.vx[car];
  }

  public double vy(int car) {
    return cars.vy[car];
  }

  public double speed(int car) {
    return cars.speed(car);
  }

  /** rad, −π … π. */
  public double heading(int car) {
    return cars.heading[car];
  }

  /** rad/s. */
  public double angularVelocity(int car) {
    return cars.omega[car];
  }

  /** rad: angle of the front wheels, positive to the left. */
  public double steer(int car) {
    return cars.steer[car];
  }

  /** Tangent of the slip angle of the rear tyres. */
  public double slip(int car) {
    return cars.slip[car];
  }

  /** Surface under the car; beside the track it has less grip and more resistance. */
  public Surface surface(int car) {
    return stage.surface(cars.segment[car]);
  }

  public boolean offTrack(int car) {
    return cars.offTrack[car] != 0;
  }

  public boolean drifting(int car) {
    return Math.abs(cars.slip[car]) > Physics.DRIFT_SLIP;
  }

  public boolean wrongWay(int car) {
    return cars.wrongTicks[car] >= Physics.WRONG_WAY_TICKS;
  }

  /** Whether a shortcut still costs the car half its power. */
  public boolean penalised(int car) {
    return cars.slowTicks[car] > 0;
  }

  /** m from the centre line, to the left. */
  public double offset(int car) {
    return cars.offset[car];
  }

  /** m since the start line was first crossed, over all laps; negative on the grid. */
  public double progress(int car) {
    return cars.progress[car];
  }

  /** Index of the point of the stage's centre line that the car has last passed. */
  public int point(int car) {
    return cars.segment[car];
  }

  /** Laps completed. */
  public int lap(int car) {
    return cars.lap[car];
  }

  /** Checkpoints passed in the present lap. */
  public int checkpoint(int car) {
    return cars.checkpoint[car];
  }

  /** The sector the car is in: 1, 2 or 3. */
  public int sector(int car) {
    return 1 + cars.checkpoint[car] * Stage.SECTORS / stage.checkpoints();
  }

  /** Bursts of nitro left, the present one not counted. */
  public int nitroCharges(int car) {
    return cars.nitroCharges[car];
  }

  /** Ticks left of the present burst of nitro; 0: none. */
  public int nitroTicks(int car) {
    return cars.nitroLeft[car];
  }

  /** Nitro left, 0…1 of what the car started with. */
  public double nitro(int car) {
    var model = models[car];
    double all = (double) model.nitroCharges * model.nitroTicks;
    double left = (double) cars.nitroCharges[car] * model.nitroTicks + cars.nitroLeft[car];
    return all > 0 ? left / all : 0;
  }

  public boolean finished(int car) {
    return cars.finishTick[car] != Cars.NEVER;
  }

  public boolean retired(int car) {
    return cars.retiredTick[car] != Cars.NEVER;
  }

  /** Whether nobody is driving any more: all have finished or retired. */
  public boolean over() {
    for (int car = 0; car < cars.count; car++) {
      if (cars.racing(car)) {
        return false;
      }
    }
    return true;
  }

  /** The tick whose step brought the car over the finish line; −1: it has not. */
  public int finishedTick(int car) {
    return cars.finishTick[car];
  }

  /** s from the start to the finish, finer than a tick; 0 before. */
  public double finishTime(int car) {
    return cars.finishTime[car];
  }

  /** s of the last completed lap; 0: none. */
  public double lastLap(int car) {
    return cars.lastLap[car];
  }

  /** s of the fastest lap; 0: none. */
  public double bestLap(int car) {
    return cars.bestLap[car];
  }

  /** The car on a place, from 0. */
  public int carAt(int place) {
    return standings.at(place);
  }

  /** A car's place, from 0. */
  public int placeOf(int car) {
    return standings.of(car);
  }

  /** The cars from the first to the last. */
  public int[] standings() {
    var order = new int[cars.count];
    for (int place = 0; place < order.length; place++) {
      order[place] = standings.at(place);
    }
    return order;
  }

  private static void check(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          value + " " + what + ": expected " + least + " to " + most);
    }
  }
}
